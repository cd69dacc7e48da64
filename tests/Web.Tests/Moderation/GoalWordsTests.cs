using Studio.Web.Moderation.Queue;

namespace Studio.Web.Tests.Moderation;

public sealed class GoalWordsTests
{
    private static readonly DateTime Now = new(2026, 3, 5, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(120, "goal in 2 h")]
    [InlineData(1, "goal in 1 m")]
    [InlineData(0, "goal in 1 m")]
    [InlineData(-1, "1 m over the goal")]
    [InlineData(-180, "3 h over the goal")]
    [InlineData(-2880, "2 d over the goal")]
    public void A_case_says_how_long_it_still_has_and_how_long_it_is_over(int minutesLeft, string said) =>
        Assert.Equal(said, GoalWords.Of(Now.AddMinutes(minutesLeft), Now));

    [Theory]
    [InlineData(181, 4, "The oldest case is 59 m from its goal of 4 h.")]
    [InlineData(240, 4, "The oldest case is 1 m from its goal of 4 h.")]
    [InlineData(300, 4, "The oldest case has waited 5 h. The goal is 4 h.")]
    public void The_notice_says_what_is_left_and_then_what_was_waited(int waitedMinutes, int goalHours, string said) =>
        Assert.Equal(said, GoalWords.Oldest(Now.AddMinutes(-waitedMinutes), goalHours, Now));

    [Theory]
    [InlineData(20, "came just now")]
    [InlineData(60, "waits 1 m")]
    [InlineData(7_300, "waits 2 h")]
    public void A_case_of_this_minute_came_just_now(int seconds, string said) => Assert.Equal(said, GoalWords.Waits(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(4, 180)]
    [InlineData(1, 45)]
    [InlineData(720, 32_400)]
    public void The_last_quarter_of_the_time_is_near(int goalHours, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), GoalWords.Near(goalHours));
}
