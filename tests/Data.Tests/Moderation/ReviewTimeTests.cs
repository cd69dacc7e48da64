using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Limits;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class ReviewTimeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_time_of_a_look_is_the_average_of_measured_decisions_about_pictures(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var now = studio.Time.UtcNow;
        var image = Rows.Image(workspace.Owner.Id, now);
        var (picture, wish) = (Rows.Case(workspace.Owner.Id, now, image.Id), Rows.Case(workspace.Owner.Id, now, imageId: null));
        await workspace.AddAsync(Token, image, picture, wish);
        await workspace.AddAsync(Token, [.. Enumerable.Range(1, 9).Select(seconds => Decision(workspace, picture, now, 10 * seconds))]);
        // Of words, by a rule or along with another, and too long ago.
        await workspace.AddAsync(Token, Decision(workspace, wish, now, 600), Decision(workspace, picture, now, seconds: null), Decision(workspace, picture, now.AddDays(-91), 600));
        Assert.Null(await ReadAsync(workspace, now));

        await workspace.AddAsync(Token, Decision(workspace, picture, now, 150));

        Assert.Equal(new ReviewTime(10, 60), await ReadAsync(workspace, now));
    }

    [Theory, EachDatabase]
    public async Task A_case_is_held_since_it_was_taken_by_the_clock_of_the_database(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var about = Rows.Case(workspace.Owner.Id, studio.Time.UtcNow, imageId: null);
        await workspace.AddAsync(Token, about);
        Assert.Null(await HeldAsync(workspace, about));

        await workspace.WithAsync(c => CaseClock.ClaimAsync(c.Cases.Where(x => x.Id == about.Id), workspace.Owner.Id, Token));
        Assert.InRange((await HeldAsync(workspace, about))!.Value, 0, 60);

        // The clock of this process has nothing to do with it.
        studio.Time.Advance(TimeSpan.FromDays(3));
        await workspace.WithAsync(c => c.Cases.Where(x => x.Id == about.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.ClaimedUntil, x => x.ClaimedUntil!.Value.AddSeconds(-180)), Token));
        Assert.InRange((await HeldAsync(workspace, about))!.Value, 180, 240);
    }

    private static CaseDecision Decision(TestWorkspace workspace, ModerationCase about, DateTime at, int? seconds) =>
        new() { CaseId = about.Id, Act = CaseAct.Approved, ById = workspace.Owner.Id, At = at, WorkedSeconds = seconds };

    private static Task<ReviewTime?> ReadAsync(TestWorkspace workspace, DateTime now) => workspace.WithAsync(c => ReviewTime.ReadAsync(c, now.AddDays(-90), now.AddSeconds(1), Token));

    private static Task<int?> HeldAsync(TestWorkspace workspace, ModerationCase about) =>
        workspace.WithAsync(c => CaseClock.SecondsHeldAsync(c.Cases.Where(x => x.Id == about.Id), workspace.Owner.Id, Token));
}
