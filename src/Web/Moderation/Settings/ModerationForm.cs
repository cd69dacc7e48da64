using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Settings;

namespace Studio.Web.Moderation.Settings;

/// <summary>The settings as they are typed.</summary>
public sealed record ModerationForm
{
    public int GoalHours { get; set; }

    public IReadOnlyList<CaseReason> TwoReviewers { get; set; } = [];

    public int StrikesUntilPause { get; set; }

    public int StrikeDays { get; set; }

    public int PauseDays { get; set; }

    public int CheckPercent { get; set; }

    /// <summary>What is wrong with it, in a sentence; null when it can be saved.</summary>
    internal string? Refusal => this switch
    {
        { GoalHours: < 1 or > 720 } => "A goal is 1 to 720 hours.",
        { StrikesUntilPause: < 0 or > 20 } => "Between 1 and 20 warnings pause creation; 0 is never.",
        { StrikeDays: < 1 or > 3650 } => "A warning counts for 1 to 3,650 days.",
        { PauseDays: < 1 or > 365 } => "A pause lasts 1 to 365 days.",
        { CheckPercent: < 0 or > 100 } => "The random check takes 0 to 100 of a hundred pictures.",
        _ => null,
    };

    internal static ModerationForm Of(ModerationSettings settings) => new()
    {
        GoalHours = settings.GoalHours,
        TwoReviewers = settings.TwoReviewers,
        StrikesUntilPause = settings.StrikesUntilPause,
        StrikeDays = settings.StrikeDays,
        PauseDays = settings.PauseDays,
        CheckPercent = settings.CheckPercent,
    };

    internal void WriteTo(ModerationSettings settings)
    {
        settings.GoalHours = GoalHours;
        settings.TwoReviewers = [.. TwoReviewers.Distinct().Order()];
        settings.StrikesUntilPause = StrikesUntilPause;
        settings.StrikeDays = StrikeDays;
        settings.PauseDays = PauseDays;
        settings.CheckPercent = CheckPercent;
    }
}
