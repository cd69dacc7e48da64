using System.Globalization;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;

namespace Studio.Web.Evaluations.Lists;

/// <summary>States, questions and times in words.</summary>
internal static class EvaluationWords
{
    public static string Of(EvaluationStage stage) => stage switch
    {
        EvaluationStage.Draft => "draft",
        EvaluationStage.Generating => "generating",
        EvaluationStage.GeneratingAndCollecting => "generating, votes coming in",
        EvaluationStage.Waiting => "waits for next month",
        EvaluationStage.Paused => "paused",
        EvaluationStage.Collecting => "collecting",
        EvaluationStage.NoCommonScale => "no common scale",
        EvaluationStage.Closed => "closed",
        EvaluationStage.Published => "published",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Unknown stage."),
    };

    public static string Of(EvaluationQuestion question) => question switch
    {
        EvaluationQuestion.Preference => "preference",
        EvaluationQuestion.PromptFollowing => "prompt following",
        EvaluationQuestion.Style => "style",
        EvaluationQuestion.Coherence => "coherence",
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, "Unknown question."),
    };

    /// <summary>Of a button or a head.</summary>
    public static string Title(EvaluationQuestion question) => string.Concat(Of(question)[..1].ToUpperInvariant(), Of(question)[1..]);

    /// <summary>As raters are asked.</summary>
    public static string Asked(EvaluationQuestion question) => question switch
    {
        EvaluationQuestion.PromptFollowing => "Which picture follows the description better?",
        EvaluationQuestion.Coherence => "In which picture are the things more plausible?",
        _ => "Which picture would you rather have?",
    };

    /// <summary>"2 h 13 min", "41 min", "9 s".</summary>
    public static string Time(double milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        return time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h{(time.Minutes > 0 ? $" {time.Minutes} min" : "")}")
            : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s");
    }

    /// <summary>What makes one scale of several.</summary>
    /// <param name="of">How it stands.</param>
    /// <param name="joining">Pairs that would.</param>
    public static string HowToJoin(EvaluationSummary of, int joining) => joining switch
    {
        0 when of.IsGenerating => "Pairs that join them may still come: pictures are being made.",
        0 => "No pair here joins them: no prompt has pictures of two groups. An evaluation in which they have pictures for the same prompts would.",
        _ when of.Evaluation.State != EvaluationState.Running => "Answers to pairs of two groups would have joined them.",
        1 => "Answers to the one pair of two groups join them.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Answers to the {joining:N0} pairs of two groups join them."),
    };

    private static string Joining(EvaluationSummary of) => of switch
    {
        { Joining: 1 } => "one pair joins them",
        { Joining: > 1 } => string.Create(CultureInfo.InvariantCulture, $"{of.Joining:N0} pairs join them"),
        { IsGenerating: true } => "pairs that join them may still come",
        _ => "no pair here joins them",
    };

    /// <summary>Who has to do what next.</summary>
    public static (string Icon, bool IsYou, string Text) Need(EvaluationSummary of) => of.Stage switch
    {
        EvaluationStage.Draft => ("user", true, of.HasGaps ? "finish the design" : "look at it once more, then start"),
        EvaluationStage.Closed => ("user", true, "publish, or open it again"),
        EvaluationStage.NoCommonScale => ("alert", true, $"some systems were never compared with the others; {Joining(of)}"),
        EvaluationStage.Paused => ("user", true, "go on, or close it"),
        EvaluationStage.Waiting => ("clock", false, "The month’s machine time is used up; it goes on next month, or when an owner gives more"),
        EvaluationStage.Generating or EvaluationStage.GeneratingAndCollecting => ("cpu", false, "The machine, while nobody else waits"),
        EvaluationStage.Collecting when of.Pairs == 0 => ("alert", true, "no pair came about: too many pictures are missing. Close it, and start it anew"),
        EvaluationStage.Collecting when of.Answered >= of.Pairs => ("user", true, "all votes are in: close it"),
        EvaluationStage.Collecting when of.Raters == 0 => ("user", true, "ask people to rate"),
        EvaluationStage.Collecting => ("rate", false, $"{of.Raters} {(of.Raters == 1 ? "rater" : "raters")}"),
        _ => ("check", false, "Nobody"),
    };
}
