using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Settings;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class StrikeBookTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Warnings_lapse_with_time_and_lapsed_ones_bring_no_pause(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mia = await workspace.AddMemberAsync("mia", Role.Creator, Token);

        Assert.Null(await WarnAsync(studio, workspace, mia));
        studio.Time.Advance(TimeSpan.FromDays(60));
        Assert.Null(await WarnAsync(studio, workspace, mia));
        Assert.Equal(2, await CountAsync(studio, workspace, mia));
        // The first is 91 days old now: the third is the second that counts.
        studio.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await CountAsync(studio, workspace, mia));
        Assert.Null(await WarnAsync(studio, workspace, mia));
        studio.Time.Advance(TimeSpan.FromDays(1));

        var pause = await WarnAsync(studio, workspace, mia);

        Assert.Equal(studio.Time.UtcNow.AddDays(7), pause!.Until);
    }

    [Theory, EachDatabase]
    public async Task A_pause_lasts_its_days_and_what_lapses_meanwhile_does_not_shorten_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mia = await workspace.AddMemberAsync("mia", Role.Creator, Token);
        await WarnAsync(studio, workspace, mia);
        studio.Time.Advance(TimeSpan.FromDays(86));
        await WarnAsync(studio, workspace, mia);
        await WarnAsync(studio, workspace, mia);

        studio.Time.Advance(TimeSpan.FromDays(6));
        Assert.NotNull(await PauseAsync(workspace, mia));
        studio.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await PauseAsync(workspace, mia));
    }

    [Theory, EachDatabase]
    public async Task Where_warnings_never_pause_there_is_none(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mia = await workspace.AddMemberAsync("mia", Role.Creator, Token);
        await workspace.AddAsync(Token, new ModerationSettings { StrikesUntilPause = 0 });

        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await WarnAsync(studio, workspace, mia));
        }

        Assert.Null(await PauseAsync(workspace, mia));
    }

    private static async Task<CreationPause?> WarnAsync(TestStudio studio, TestWorkspace workspace, StudioUser user)
    {
        studio.Time.Advance(TimeSpan.FromSeconds(1));
        var about = Rows.Case(user.Id, studio.Time.UtcNow);
        var decision = new CaseDecision { CaseId = about.Id, Act = CaseAct.Rejected, ById = workspace.Owner.Id, At = studio.Time.UtcNow };
        await workspace.AddAsync(Token, about, decision);
        return await workspace.WithAsync(async context => await StrikeBook.GiveAsync(context, await context.ModerationInForceAsync(Token), about, decision, Token));
    }

    private static Task<int> CountAsync(TestStudio studio, TestWorkspace workspace, StudioUser user) =>
        workspace.WithAsync(async context => (await StrikeCount.CountedAsync(context, user.Id, studio.Time.UtcNow, Token)).Count);

    private static async Task<PauseInForce?> PauseAsync(TestWorkspace workspace, StudioUser user)
    {
        await using var scope = workspace.Enter(Role.Creator, user.Id);
        return await scope.ServiceProvider.GetRequiredService<CreationPauses>().MineAsync(Token);
    }
}
