using Studio.Data.Gallery;
using Studio.Data.Moderation.Limits;
using Studio.Testing;
using Studio.Web.Moderation.Limits;

namespace Studio.Web.Tests.Moderation;

public sealed class ReviewTimeWordsTests
{
    private static readonly ReviewTime Minute = new(40, 60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lower_limit_takes_reviewers_time_for_what_is_not_blocked_by_itself()
    {
        // Ten pictures each at 0.05, 0.15 and so on: a limit of 0.50 reaches fifty of them, ten of which 0.90 blocks.
        var scores = await ScoresAsync();

        Assert.Equal((40, 60, 0), (ReviewTime.Looks(scores, 50, 90), ReviewTime.Looks(scores, 30, 90), ReviewTime.Looks(scores, 95, 90)));
        Assert.Equal(50, ReviewTime.Looks(scores, 50, block: null));
        Assert.Equal(" Reviewers would have needed 20 min more.", LimitWords.Work(scores, 50, 30, 90, Minute));
        Assert.Equal(" Reviewers would have needed 20 min less.", LimitWords.Work(scores, 50, 70, 90, Minute));
        Assert.Equal(" Reviewers would have needed 1 h 40 min more.", LimitWords.Work(scores, now: null, 0, block: null, Minute));
        Assert.Equal("", LimitWords.Work(scores, 50, 50, 90, Minute));
        Assert.Equal("", LimitWords.Work(scores, 50, 30, 90, time: null));
        Assert.Equal(("none", "1 min"), (LimitWords.Long(TimeSpan.Zero), LimitWords.Long(TimeSpan.FromSeconds(5))));
    }

    private static async Task<ClassScores> ScoresAsync()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await workspace.AddAsync(Token, [.. Enumerable.Range(0, 100).Select(number =>
        {
            var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, $"{number}");
            image.Safety = new ImageSafety("one", new Dictionary<string, float> { ["Sexy"] = 0.05f + (number / 10 * 0.1f) });
            return image;
        })]);
        return (await workspace.WithAsync(c => ScoreBoard.ReadAsync(c, studio.Time.UtcNow.AddDays(-1), Token))).Classes["Sexy"];
    }
}
