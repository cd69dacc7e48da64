using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Limits;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class ScoreBoardTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Scores_are_counted_by_what_people_said_and_those_of_an_older_classifier_left_out(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var now = studio.Time.UtcNow;
        var (held, blocked, passed, old) = (Scored(0.83f, "two", now), Scored(0.97f, "two", now), Scored(0.29f, "two", now), Scored(0.9f, "one", now.AddDays(-9)));
        held.Standing = ImageStanding.Removed;
        // By a person after an hour; by the rule as it came.
        await workspace.AddAsync(Token, held, blocked, passed, old, Decided(held, now.AddHours(1)), Decided(blocked, now));

        var board = await workspace.WithAsync(c => ScoreBoard.ReadAsync(c, now.AddDays(-30), Token));

        Assert.Equal((3, 1), (board.Pictures, board.LeftOut));
        var sexy = board.Classes["Sexy"];
        Assert.Equal((new LimitEffect(1, 0, 1), new LimitEffect(1, 0, 2), new LimitEffect(0, 0, 1)), (sexy.At(80), sexy.At(29), sexy.At(84)));
        Assert.Equal([held.Id], sexy.Between(80, 90).Select(picture => picture.ImageId));

        Image Scored(float score, string classifier, DateTime at)
        {
            var image = Rows.Image(workspace.Owner.Id, at);
            image.Safety = new ImageSafety(classifier, new Dictionary<string, float> { ["Sexy"] = score });
            return image;
        }

        ModerationCase Decided(Image image, DateTime at)
        {
            var about = Rows.Case(workspace.Owner.Id, now, image.Id);
            (about.State, about.Verdict, about.DecidedAt) = (CaseState.Decided, CaseVerdict.Rejected, at);
            return about;
        }
    }

    [Fact]
    public async Task Of_very_many_pictures_the_newest_are_counted_and_it_is_known_since_when()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var now = studio.Time.UtcNow;
        for (var first = 0; first < ScoreBoard.Most + 2; first += 5_000)
        {
            var images = Enumerable.Range(first, Math.Min(5_000, ScoreBoard.Most + 2 - first)).Select(number =>
            {
                var image = Rows.Image(workspace.Owner.Id, now.AddSeconds(-number));
                image.Safety = new ImageSafety("one", new Dictionary<string, float> { ["Sexy"] = 0.5f });
                return image;
            });
            await workspace.AddAsync(Token, [.. images]);
        }

        var board = await workspace.WithAsync(c => ScoreBoard.ReadAsync(c, now.AddDays(-30), Token));

        Assert.Equal((ScoreBoard.Most, now.AddSeconds(1 - ScoreBoard.Most)), (board.Pictures, board.Since));
        Assert.Equal(ScoreBoard.Most, board.Classes["Sexy"].Total);
    }
}
