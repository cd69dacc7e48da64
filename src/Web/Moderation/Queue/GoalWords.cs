namespace Studio.Web.Moderation.Queue;

/// <summary>The clock of a case against the workspace's goal, in words.</summary>
internal static class GoalWords
{
    public static string Of(DateTime goalAt, DateTime now) => goalAt >= now
        ? $"goal in {CaseWords.Age(Whole(goalAt - now))}"
        : $"{CaseWords.Age(Whole(now - goalAt))} over the goal";

    /// <summary>A case that is older than this has less than a quarter of its time left.</summary>
    public static TimeSpan Near(int goalHours) => TimeSpan.FromHours(goalHours * 0.75);

    /// <summary>The case that waits longest, for whoever decides.</summary>
    public static string Oldest(DateTime openedAt, int goalHours, DateTime now) => now - openedAt > TimeSpan.FromHours(goalHours)
        ? $"The oldest case has waited {CaseWords.Age(now - openedAt)}. The goal is {goalHours} h."
        : $"The oldest case is {CaseWords.Age(Whole(openedAt.AddHours(goalHours) - now))} from its goal of {goalHours} h.";

    public static string Waits(TimeSpan age) => age < TimeSpan.FromMinutes(1) ? "came just now" : $"waits {CaseWords.Age(age)}";

    /// <summary>Less than a minute is a minute: "now" is no time until.</summary>
    private static TimeSpan Whole(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : span;
}
