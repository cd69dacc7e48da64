using Studio.Data.Moderation.Rules.Finding;

namespace Studio.Data.Tests.Moderation;

public sealed class PatternTimeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(@"\+?\d[\d ()/-]{7,}\d")]
    [InlineData(@"(\d+\s*)+-\d+")]
    public async Task A_pattern_is_measured_on_the_longest_texts_and_read_to_their_end(string pattern)
    {
        var time = await PatternTime.MeasureAsync(pattern, Token);
        Assert.True(time is { IsStopped: false } && time.Longest > TimeSpan.Zero && time.Longest < BoundedPattern.Limit);
    }

    [Fact]
    public async Task A_pattern_that_cannot_be_used_has_no_time() => Assert.Null(await PatternTime.MeasureAsync("(a", Token));

    [Fact]
    public async Task Whoever_leaves_the_page_waits_for_no_measure() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PatternTime.MeasureAsync("a+", new CancellationToken(canceled: true)));
}
