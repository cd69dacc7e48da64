using System.Text.Json.Serialization;
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

    /// <summary>Of what was read: what somebody else saved since is not written over unseen. Empty where nobody saved anything yet.</summary>
    [JsonIgnore]
    public Guid Version { get; set; }

    /// <summary>What is wrong with it, in a sentence; null when it can be saved.</summary>
    internal string? Refusal => this switch
    {
        { GoalHours: < 1 or > 720 } => "A goal is 1 to 720 hours.",
        { StrikesUntilPause: < 0 or > 20 } => "Between 1 and 20 warnings pause creation; 0 is never.",
        { StrikeDays: < 1 or > 3650 } => "A warning counts for 1 to 3,650 days.",
        { PauseDays: < 1 or > 365 } => "A pause lasts 1 to 365 days.",
        { CheckPercent: < 0 or > 100 } => "The random check takes 0 to 100 of a hundred pictures.",
        _ when !TwoReviewers.All(Enum.IsDefined) => "One of the reasons that two people decide about is not known here. Load the page again.",
        _ => null,
    };

    /// <summary>What another form says otherwise, each in a few words.</summary>
    internal IReadOnlyList<string> Otherwise(ModerationForm other) =>
    [
        .. Other(GoalHours, other.GoalHours, $"a goal of {Gallery.Count.Of(other.GoalHours, "hour")}"),
        .. Other(string.Join(", ", TwoReviewers.Order()), string.Join(", ", other.TwoReviewers.Order()), other.TwoReviewers.Count == 0 ? "nothing for two people" : $"two people for {string.Join(", ", other.TwoReviewers.Order().Select(reason => CaseWords.Reason(reason).ToLowerInvariant()))}"),
        .. Other(StrikesUntilPause, other.StrikesUntilPause, other.StrikesUntilPause == 0 ? "no pause" : $"a pause after {Gallery.Count.Of(other.StrikesUntilPause, "warning")}"),
        .. Other(StrikeDays, other.StrikeDays, $"warnings that count for {Gallery.Count.Of(other.StrikeDays, "day")}"),
        .. Other(PauseDays, other.PauseDays, $"pauses of {Gallery.Count.Of(other.PauseDays, "day")}"),
        .. Other(CheckPercent, other.CheckPercent, $"a random check of {other.CheckPercent} per cent"),
    ];

    internal static ModerationForm Of(ModerationSettings settings) => new()
    {
        GoalHours = settings.GoalHours,
        TwoReviewers = settings.TwoReviewers,
        StrikesUntilPause = settings.StrikesUntilPause,
        StrikeDays = settings.StrikeDays,
        PauseDays = settings.PauseDays,
        CheckPercent = settings.CheckPercent,
        Version = settings.Version,
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

    private static string[] Other<T>(T mine, T theirs, string words) => EqualityComparer<T>.Default.Equals(mine, theirs) ? [] : [words];
}
