using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Quotas;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Quotas;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Quotas;

public sealed class QuotaActionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Two_who_change_different_numbers_both_get_what_they_wrote(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);

        await SaveAsync(workspace, new QuotaChange(QuotaSubject.Creator, QuotaField.PicturesADay, From: null, To: 120));
        await SaveAsync(workspace, new QuotaChange(QuotaSubject.Creator, QuotaField.Waiting, From: null, To: 16));

        var limit = await workspace.WithAsync(db => db.QuotaLimits.AsNoTracking().SingleAsync(Token));
        Assert.Equal((120, 16), (limit.PicturesADay, limit.Waiting));
    }

    [Theory, EachDatabase]
    public async Task A_number_that_somebody_else_changed_is_not_written_over_and_nothing_else_is_saved(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await SaveAsync(workspace, new QuotaChange(QuotaSubject.Creator, QuotaField.Waiting, From: null, To: 24));

        var refusal = await Assert.ThrowsAsync<StudioException>(() => SaveAsync(
            workspace,
            new QuotaChange(QuotaSubject.Creator, QuotaField.PicturesADay, From: null, To: 50),
            new QuotaChange(QuotaSubject.Creator, QuotaField.Waiting, From: 16, To: 30)));

        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Equal("Somebody else changed the waiting pictures of Creators meanwhile: it is 24 now. Nothing of yours is saved yet; look at it and save again.", refusal.Message);
        var limit = await workspace.WithAsync(db => db.QuotaLimits.AsNoTracking().SingleAsync(Token));
        Assert.Equal((null, 24), (limit.PicturesADay, limit.Waiting));
        Assert.Equal(1, await workspace.WithAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditAct.LimitsChanged, Token)));
    }

    [Theory, EachDatabase]
    public async Task A_share_is_one_of_four_and_stands_in_the_log(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mika = await workspace.AddMemberAsync("mika", Role.Creator, Token);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<QuotaActions>();

        await actions.SetWeightAsync(mika.Id, 2, Token);
        await Assert.ThrowsAsync<StudioException>(() => actions.SetWeightAsync(mika.Id, 100, Token));

        Assert.Equal(2, await workspace.WithAsync(db => db.Memberships.Where(m => m.UserId == mika.Id).Select(m => m.Weight).SingleAsync(Token)));
        Assert.Equal("""{"from":1,"to":2}""", await workspace.WithAsync(db => db.AuditEntries.Select(e => e.Details).SingleAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task A_creator_sees_their_own_numbers_and_nobody_elses(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mika = await workspace.AddMemberAsync("mika", Role.Creator, Token);
        var day = QuotaDay.At(studio.Time.UtcNow, "Asia/Tokyo").Date;
        await workspace.AddAsync(
            Token,
            new QuotaUse { HolderId = mika.Id, Day = day, Pictures = 38 },
            new QuotaUse { HolderId = workspace.Owner.Id, Day = day, Pictures = 76 },
            new QuotaUse { HolderId = workspace.Id, Day = day, Pictures = 114 },
            new QuotaUse { HolderId = mika.Id, Day = day.AddDays(-3), Pictures = 5 },
            new QuotaLimit { Subject = QuotaSubject.Creator, PicturesADay = 120 });

        await using var scope = workspace.Enter(Role.Creator, mika.Id);
        var queries = scope.ServiceProvider.GetRequiredService<QuotaQueries>();
        var today = await queries.ReadAsync(days: 1, Token);
        Assert.Equal((38, 120), (today.Own.Made, today.Own.Limit!.PicturesADay));
        Assert.Empty(today.Members);
        Assert.Empty(today.Limits);
        Assert.Equal(43, (await queries.ReadAsync(days: 7, Token)).Own.Made);
        Assert.Equal((38, 120), await queries.TodayAsync(Token));

        await using var owner = workspace.Enter();
        var all = await owner.ServiceProvider.GetRequiredService<QuotaQueries>().ReadAsync(days: 1, Token);
        Assert.Equal(114, all.Workspace.Made);
        Assert.Equal(new[] { 38, 76 }, all.Members.Select(m => m.Use.Made).Order());
    }

    private static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Token, builder =>
    {
        CreateStudio.Configure(builder);
        builder.Services.AddScoped<QuotaQueries>();
        builder.Services.AddScoped<QuotaActions>();
    });

    private static async Task SaveAsync(TestWorkspace workspace, params QuotaChange[] changes)
    {
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<QuotaActions>().SaveAsync(changes, Token);
    }
}
