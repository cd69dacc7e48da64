using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Inference.Diffusion.Batches;
using Studio.Jobs.Batches;
using Studio.Jobs.Claims;
using Studio.Jobs.Slots;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Batches;

public sealed class BatchClaimsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Until_it_was_measured_pictures_are_claimed_one_by_one(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 4, Ct);

        Assert.Single((await NextAsync(studio))!.Pictures);

        BatchWork.Measured(studio, BatchWork.Gains);
        Assert.Equal(3, (await NextAsync(studio))!.Pictures.Count);
        Assert.Null(await NextAsync(studio));
    }

    [Theory, EachDatabase]
    public async Task Claimed_together_each_picture_is_running_with_a_lease_of_its_own(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        var queued = await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 4, Ct);

        var batch = (await NextAsync(studio))!;

        Assert.Equal(queued.Select(p => p.Id), batch.Pictures.Select(p => p.PictureId));
        var running = await BatchWork.PicturesAsync(workspace, queued[0].GenerationId, Ct);
        Assert.All(running, p => Assert.Equal((PictureStatus.Running, 1, batch.Pictures[0].StartedAt), (p.Status, p.Attempt, p.StartedAt!.Value)));
        Assert.All(running, p => Assert.NotNull(p.LeaseUntil));
        var claims = studio.Services.GetRequiredService<PictureClaims>();
        foreach (var picture in batch.Pictures)
        {
            Assert.Equal(LeaseState.Ours, await claims.RenewAsync(picture, Ct));
        }
    }

    [Theory, EachDatabase]
    public async Task A_batch_holds_pictures_of_one_generation_and_one_workspace_only(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var (mine, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        BatchWork.Measured(studio, BatchWork.Gains);
        foreach (var workspace in (TestWorkspace[])[mine, other, mine])
        {
            await BatchWork.EnqueueAsync(studio, workspace, count: 2, steps: 4, Ct);
        }

        List<ClaimedBatch> batches = [];
        while (await NextAsync(studio) is { } batch)
        {
            batches.Add(batch);
        }

        Assert.Equal([2, 2, 2], batches.Select(batch => batch.Pictures.Count));
        Assert.All(batches, batch => Assert.Single(batch.Pictures.Select(p => (p.WorkspaceId, p.GenerationId)).Distinct()));
        Assert.Equal(3, batches.Select(batch => batch.Pictures[0].GenerationId).Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task Nodes_that_claim_at_once_never_claim_the_same_picture(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        for (var i = 0; i < 6; i++)
        {
            await BatchWork.EnqueueAsync(studio, workspace, count: 8, steps: 4, Ct);
        }

        // Two nodes of four slots each, as far as the database can tell.
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                List<ClaimedBatch> batches = [];
                while (await NextAsync(studio) is { } batch)
                {
                    batches.Add(batch);
                }

                return batches;
            },
            Ct)));

        var batches = taken.SelectMany(t => t).ToList();
        Assert.Equal(48, batches.Sum(batch => batch.Pictures.Count));
        Assert.Equal(48, batches.SelectMany(batch => batch.Pictures).Select(p => p.PictureId).Distinct().Count());
        Assert.All(batches, batch => Assert.InRange(batch.Pictures.Count, 1, BatchGains.Most));
        Assert.All(batches, batch => Assert.Single(batch.Pictures.Select(p => p.GenerationId).Distinct()));
    }

    [Theory, EachDatabase]
    public async Task A_picture_that_was_tried_before_is_claimed_alone_and_takes_none_with_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        var queued = await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 4, Ct);
        var tried = (Guid[])[queued[0].Id, queued[2].Id];
        await workspace.WithAsync(db => db.Pictures.Where(p => tried.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.Attempt, 1), Ct));

        Assert.Equal([queued[0].Id], (await NextAsync(studio))!.Pictures.Select(p => p.PictureId));
        Assert.Equal([queued[1].Id, queued[3].Id], (await NextAsync(studio))!.Pictures.Select(p => p.PictureId));
        Assert.Equal([queued[2].Id], (await NextAsync(studio))!.Pictures.Select(p => p.PictureId));
    }

    [Theory, EachDatabase]
    public async Task No_more_are_drawn_together_than_a_member_may_have_at_once(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 4, Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Workspace, AtOnce = 3 });

        Assert.Equal(3, (await NextAsync(studio))!.Pictures.Count);
        Assert.Null(await NextAsync(studio));
    }

    [Fact]
    public async Task Where_two_slots_are_free_each_gets_its_part()
    {
        await using var studio = await TestStudio.StartAsync(
            DatabaseKind.Sqlite, Ct, builder =>
            {
                JobsNode.Configure(builder);
                builder.Services.Configure<SlotOptions>(slots => slots.Pictures = 2);
            });
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 4, Ct);

        Assert.Equal(2, (await NextAsync(studio))!.Pictures.Count);
        studio.Time.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal(2, (await NextAsync(studio))!.Pictures.Count);
    }

    [Fact]
    public async Task Memory_for_models_is_not_overdrawn_by_a_batch()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder => JobsNode.ConfigureRunning(builder, megabytes: 1_000));
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        var queued = await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 4, Ct);
        var model = await workspace.WithAsync(db => db.Generations.Select(g => g.ModelHash).SingleAsync(Ct));
        await workspace.AddAsync(
            Ct,
            new ModelMemory { ModelHash = model, Provider = "cpu", ResidentBytes = 100_000_000, Samples = 1 },
            new ModelCost { ModelHash = model, Width = 256, Height = 256, WorkBytes = 250_000_000 });

        // The models and three times 250 MB.
        Assert.Equal(3, (await NextAsync(studio))!.Pictures.Count);
        Assert.Equal(4, queued.Count);
    }

    private static Task<ClaimedBatch?> NextAsync(TestStudio studio) => studio.Services.GetRequiredService<BatchClaims>().NextAsync(Ct);
}
