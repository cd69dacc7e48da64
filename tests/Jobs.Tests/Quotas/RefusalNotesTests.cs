using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Data.Workspaces;
using Studio.Jobs.Quotas;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Quotas;

/// <summary>What is kept of a refusal, and how long.</summary>
public sealed class RefusalNotesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_is_refused_stands_there_with_the_numbers_and_the_own_limit_apart_from_the_workspaces(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        var mika = await workspace.AddMemberAsync("mika", Role.Creator, Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Workspace, PicturesADay = 6 }, new QuotaLimit { Subject = QuotaSubject.Creator, LargestSide = 128 });

        await RefusedAsync(studio, workspace, count: 8, workspace.Owner.Id, Role.Owner);
        await RefusedAsync(studio, workspace, count: 1, mika.Id, Role.Creator);

        var rows = await workspace.WithAsync(db => db.RefusedAsks.AsNoTracking().OrderBy(r => r.Asked).ToListAsync(Ct));
        Assert.Equal(
            [(workspace.Owner.Id, QuotaField.PicturesADay, true, 8L, 6L, 6L, 1), (mika.Id, QuotaField.LargestSide, false, 256L, 128L, 128L, 1)],
            rows.Select(r => (r.UserId, r.Limit, r.IsOfWorkspace, r.Asked, r.Most, r.Left, r.Times)));
        Assert.Equal(0, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
        Assert.Equal(0, await other.WithAsync(db => db.RefusedAsks.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Many_tabs_that_press_on_are_one_row_that_counts_them(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 1 });

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => RefusedAsync(studio, workspace, count: 2, workspace.Owner.Id, Role.Owner), Ct)));

        Assert.Equal(6, (await workspace.WithAsync(db => db.RefusedAsks.AsNoTracking().SingleAsync(Ct))).Times);
    }

    [Theory, EachDatabase]
    public async Task The_day_is_the_workspaces_and_after_two_of_them_nothing_is_left(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.WithAsync(db => db.Workspaces.ExecuteUpdateAsync(set => set.SetProperty(w => w.TimeZone, "Pacific/Kiritimati"), Ct));
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 1 });
        await RefusedAsync(studio, workspace, count: 2, workspace.Owner.Id, Role.Owner);
        var today = DateOnly.FromDateTime(studio.Time.UtcNow.AddHours(14));
        Assert.Equal(today, await workspace.WithAsync(db => db.RefusedAsks.Select(r => r.Day).SingleAsync(Ct)));

        studio.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await ForgetAsync(workspace));
        studio.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await ForgetAsync(workspace));
    }

    private static async Task<int> ForgetAsync(TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<RefusalNotes>().ForgetAsync(Ct);
        return await workspace.WithAsync(db => db.RefusedAsks.CountAsync(Ct));
    }

    private static async Task RefusedAsync(TestStudio studio, TestWorkspace workspace, int count, Guid member, Role role)
    {
        var (turn, revision) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        await using var scope = workspace.Enter(role, member);
        var wanted = new NewGeneration(turn.Id, revision.Id, JobsRows.Settings(count), GenerationKind.Create, ParentImageId: null, Seeds: null);
        await Assert.ThrowsAsync<QuotaExceeded>(() => scope.ServiceProvider.GetRequiredService<GenerationQueue>().EnqueueAsync(wanted, Ct));
    }
}
