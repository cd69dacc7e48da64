namespace Studio.Web.Moderation.Queue;

/// <summary>The clock of a case against the workspace's goal, in words.</summary>
internal static class GoalWords
{
    public static string Of(DateTime goalAt, DateTime now) => goalAt >= now
        ? $"goal in {CaseWords.Age(Whole(goalAt - now))}"
        : $"{CaseWords.Age(Whole(now - goalAt))} over the goal";

    /// <summary>Less than a minute is a minute: "now" is no time until.</summary>
    private static TimeSpan Whole(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : span;
}
