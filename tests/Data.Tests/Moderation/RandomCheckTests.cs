using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Settings;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class RandomCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_many_pictures_the_lot_falls_on_the_share_that_is_set()
    {
        var random = new Random(11);
        var bytes = new byte[16];
        var ids = Enumerable.Range(0, 20_000).Select(_ =>
        {
            random.NextBytes(bytes);
            return new Guid(bytes);
        }).ToList();

        Assert.Equal(0, ids.Count(id => RandomCheck.FallsOn(id, percent: 0)));
        Assert.Equal(20_000, ids.Count(id => RandomCheck.FallsOn(id, percent: 100)));
        // 400 expected; six standard deviations are 119.
        Assert.InRange(ids.Count(id => RandomCheck.FallsOn(id, percent: 2)), 281, 519);
    }

    [Theory, EachDatabase]
    public async Task What_is_drawn_by_lot_stays_shown_and_its_case_says_nothing_of_the_rules(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await workspace.AddAsync(Token, new ModerationSettings { CheckPercent = 100 });
        var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow);

        // Its author alone could look: nothing would be found out.
        Assert.False(await workspace.WithAsync(context => RandomCheck.FallsOnAsync(context, image, Token)));
        await workspace.AddMemberAsync("ben", Role.Moderator, Token);
        Assert.True(await workspace.WithAsync(context => RandomCheck.FallsOnAsync(context, image, Token)));
        await workspace.WithAsync(async context =>
        {
            context.Add(image);
            PictureCases.Open(context, image, RandomCheck.Screened, studio.Time.UtcNow);
            return await context.SaveChangesAsync(Token);
        });

        var opened = await workspace.WithAsync(context => Task.FromResult(context.Cases.Single()));
        Assert.Equal((CaseKind.Check, CaseState.Open, ImageStanding.Shown), (opened.Kind, opened.State, image.Standing));
        Assert.Null(opened.Evidence.Scores);
        Assert.Null(opened.Evidence.Limits);
        Assert.Equal("", opened.Evidence.Rule);
    }
}
