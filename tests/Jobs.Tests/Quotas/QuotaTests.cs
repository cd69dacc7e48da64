using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Jobs.Claims;
using Studio.Jobs.Forecast;
using Studio.Jobs.Quotas;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Quotas;

/// <summary>What is reserved when pictures are queued, settled when they end, and refused in between.</summary>
public sealed class QuotaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Many_tabs_at_once_cannot_overdraw(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 10 });

        var results = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => Task.Run(() => TryAsync(studio, workspace, count: 2), Ct)));

        Assert.Equal(5, results.Count(r => r is null));
        Assert.All(results.OfType<QuotaExceeded>(), r => Assert.Equal(Data.RefusalKind.Conflict, r.Kind));
        Assert.Equal(10, await workspace.WithAsync(db => db.Pictures.CountAsync(Ct)));
        Assert.Equal([10, 10], await workspace.WithAsync(db => db.QuotaUses.Select(u => u.Pictures).ToListAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Two_members_together_cannot_overdraw_their_workspace(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var mika = await workspace.AddMemberAsync("mika", Role.Creator, Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Workspace, PicturesADay = 6 });

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => TryAsync(studio, workspace, count: 2, i % 2 == 0 ? mika : null), Ct)));

        Assert.Equal(3, results.Count(r => r is null));
        Assert.Contains("this workspace's", results.OfType<QuotaExceeded>().First().Message, StringComparison.Ordinal);
        Assert.Equal(6, await UseAsync(workspace, workspace.Id, u => u.Pictures));
    }

    [Theory, EachDatabase]
    public async Task A_made_picture_counts_and_a_failed_or_cancelled_one_is_given_back(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 4 });
        Assert.Null(await TryAsync(studio, workspace, count: 4));
        var (claims, outcomes) = (studio.Services.GetRequiredService<PictureClaims>(), studio.Services.GetRequiredService<PictureOutcomes>());

        var (made, failed, canceled) = ((await claims.NextAsync(Ct))!, (await claims.NextAsync(Ct))!, (await claims.NextAsync(Ct))!);
        Assert.True(await outcomes.SucceedAsync(made, Rows.Image(workspace.Owner.Id, studio.Time.UtcNow), link: null, Cost, deviceMs: 700, Ct));
        await outcomes.FailAsync(failed, "It broke.", deviceMs: 200, Ct);
        await outcomes.CancelAsync(canceled, deviceMs: 100, Ct);

        var use = await UseAsync(workspace, workspace.Owner.Id, u => u);
        Assert.Equal((2, 0L, 1_000L), (use.Pictures, use.ReservedMilliseconds, use.DeviceMilliseconds));
        Assert.Equal(2, (await TryAsync(studio, workspace, count: 3))!.Fits);
        Assert.Null(await TryAsync(studio, workspace, count: 2));
    }

    [Theory, EachDatabase]
    public async Task A_picture_that_is_tried_again_needs_room_again(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 1 });
        Assert.Null(await TryAsync(studio, workspace, count: 1));
        var first = await workspace.WithAsync(db => db.Pictures.Select(p => p.Id).SingleAsync(Ct));
        await using var scope = workspace.Enter();
        var queue = scope.ServiceProvider.GetRequiredService<GenerationQueue>();

        await queue.CancelPictureAsync(first, Ct);
        Assert.Null(await TryAsync(studio, workspace, count: 1));
        var refusal = await Assert.ThrowsAsync<QuotaExceeded>(() => queue.RetryPictureAsync(first, Ct));
        Assert.Equal(PictureStatus.Canceled, await workspace.WithAsync(db => db.Pictures.Where(p => p.Id == first).Select(p => p.Status).SingleAsync(Ct)));

        studio.Time.Advance(refusal.FreesAt!.Value - studio.Time.UtcNow);
        await queue.RetryPictureAsync(first, Ct);
        Assert.Equal([1, 1], await workspace.WithAsync(db => db.QuotaUses.Where(u => u.HolderId == workspace.Owner.Id).Select(u => u.Pictures).ToListAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task What_does_not_fit_today_can_be_sent_for_tomorrow_and_waits_until_then(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 3 });
        Assert.Null(await TryAsync(studio, workspace, count: 2));
        var refusal = (await TryAsync(studio, workspace, count: 3))!;
        Assert.Equal((1, true), (refusal.Fits, refusal.AllFitThen));

        Assert.Null(await TryAsync(studio, workspace, count: 3, notBefore: refusal.FreesAt));
        var claims = studio.Services.GetRequiredService<PictureClaims>();
        Assert.NotNull(await claims.NextAsync(Ct));
        Assert.NotNull(await claims.NextAsync(Ct));
        Assert.Null(await claims.NextAsync(Ct));
        await using (var scope = workspace.Enter())
        {
            var waiting = await scope.ServiceProvider.GetRequiredService<QueueForecast>().WaitingAsync(Ct);
            Assert.Equal(3, waiting.Count(entry => entry.Why.StartsWith("It was sent for ", StringComparison.Ordinal)));
            Assert.Equal(3, waiting.Count(entry => entry.Starts is not null));
        }

        studio.Time.Advance(refusal.FreesAt!.Value - studio.Time.UtcNow);
        Assert.NotNull(await claims.NextAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Device_time_is_reserved_by_what_pictures_took_before(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        Assert.Null(await TryAsync(studio, workspace, count: 1));
        var hash = await workspace.WithAsync(db => db.Generations.Select(g => g.ModelHash).SingleAsync(Ct));
        await workspace.AddAsync(
            Ct,
            new ModelCost { ModelHash = hash, Width = 256, Height = 256, StepMilliseconds = 200, DecodeMilliseconds = 200, Samples = 5 },
            new QuotaLimit { Subject = QuotaSubject.Owner, DeviceMillisecondsADay = 3_500 });

        var refusal = (await TryAsync(studio, workspace, count: 4))!;
        Assert.Equal((3, false), (refusal.Fits, refusal.AllFitThen));
        Assert.Null(await TryAsync(studio, workspace, count: 3));
        Assert.Equal(3_000, await UseAsync(workspace, workspace.Owner.Id, u => u.ReservedMilliseconds));
        Assert.Equal(0, (await TryAsync(studio, workspace, count: 1))!.Fits);
    }

    [Theory, EachDatabase]
    public async Task Of_a_member_only_so_many_run_at_once_and_others_go_on(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var mika = await workspace.AddMemberAsync("mika", Role.Creator, Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, AtOnce = 1 });
        Assert.Null(await TryAsync(studio, workspace, count: 3));
        Assert.Null(await TryAsync(studio, workspace, count: 2, mika));
        var claims = studio.Services.GetRequiredService<PictureClaims>();

        var taken = new List<Guid>();
        while (await claims.NextAsync(Ct) is { } claim)
        {
            taken.Add(claim.UserId);
        }

        Assert.Equal(new[] { workspace.Owner.Id, mika.Id, mika.Id }.Order(), taken.Order());
    }

    [Theory, EachDatabase]
    public async Task Too_many_waiting_too_large_or_a_full_storage_is_refused_and_nothing_is_reserved(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow);
        var limit = new QuotaLimit { Subject = QuotaSubject.Owner, Waiting = 3 };
        await workspace.AddAsync(Ct, image, limit);

        Assert.Null(await TryAsync(studio, workspace, count: 2));
        Assert.StartsWith("You asked for 2 pictures; of your 3 that may wait, 2 wait already.", (await TryAsync(studio, workspace, count: 2))!.Message, StringComparison.Ordinal);
        await SetAsync(workspace, row => (row.Waiting, row.LargestSide) = (null, 128));
        Assert.StartsWith("You asked for 256 px; your limit is 128 px", (await TryAsync(studio, workspace, count: 1))!.Message, StringComparison.Ordinal);
        await SetAsync(workspace, row => (row.LargestSide, row.StorageBytes) = (null, image.ByteCount));
        Assert.StartsWith("The storage is full", (await TryAsync(studio, workspace, count: 1))!.Message, StringComparison.Ordinal);

        Assert.Equal(2, await UseAsync(workspace, workspace.Owner.Id, u => u.Pictures));
        Assert.Equal(2, await UseAsync(workspace, workspace.Id, u => u.Pictures));
    }

    [Theory, EachDatabase]
    public async Task A_number_that_drifted_is_counted_anew(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        Assert.Null(await TryAsync(studio, workspace, count: 3));
        await workspace.WithAsync(db => db.QuotaUses.ExecuteUpdateAsync(set => set.SetProperty(u => u.Pictures, 77), Ct));

        await using var scope = workspace.Enter();
        var recount = scope.ServiceProvider.GetRequiredService<QuotaRecount>();
        Assert.Equal(2, await recount.RunAsync(Ct));
        Assert.Equal(0, await recount.RunAsync(Ct));
        Assert.Equal(3, await UseAsync(workspace, workspace.Id, u => u.Pictures));
    }

    private static PictureCost Cost => new(new string('a', 64), [new(256, 256, 4, 400)], RestMs: 100, LoadMs: 0);

    /// <returns>Null when it was queued.</returns>
    private static async Task<QuotaExceeded?> TryAsync(TestStudio studio, TestWorkspace workspace, int count, StudioUser? member = null, DateTime? notBefore = null)
    {
        var (turn, revision) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        await using var scope = member is null ? workspace.Enter() : workspace.Enter(Role.Creator, member.Id);
        var wanted = new NewGeneration(turn.Id, revision.Id, JobsRows.Settings(count), GenerationKind.Create, ParentImageId: null, Seeds: null) { NotBefore = notBefore };
        try
        {
            await scope.ServiceProvider.GetRequiredService<GenerationQueue>().EnqueueAsync(wanted, Ct);
            return null;
        }
        catch (QuotaExceeded refusal)
        {
            return refusal;
        }
    }

    private static Task<T> UseAsync<T>(TestWorkspace workspace, Guid holder, System.Linq.Expressions.Expression<Func<QuotaUse, T>> value) =>
        workspace.WithAsync(db => db.QuotaUses.Where(u => u.HolderId == holder).Select(value).SingleAsync(Ct));

    private static Task<int> SetAsync(TestWorkspace workspace, Action<QuotaLimit> change) => workspace.WithAsync(async db =>
    {
        change(await db.QuotaLimits.SingleAsync(Ct));
        return await db.SaveChangesAsync(Ct);
    });
}
