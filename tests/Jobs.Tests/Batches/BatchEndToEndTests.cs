using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Nodes;
using Studio.Inference.Diffusion.Batches;
using Studio.Jobs.Events;
using Studio.Jobs.Replays;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Batches;

/// <summary>The embedded model in real slot processes, four pictures drawn together.</summary>
public sealed class BatchEndToEndTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Four_pictures_drawn_together_are_the_four_of_their_seeds_each_with_previews_and_its_part_of_the_cost(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        // Nothing is to be gained, so they are drawn one by one.
        BatchWork.Measured(studio, new BatchGains([], BesideMs: 1));
        var alone = await FinishedAsync(workspace, await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 8, Ct));

        BatchWork.Measured(studio, BatchWork.Gains);
        using var watcher = new Watcher(studio, workspace);
        var together = await FinishedAsync(workspace, await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 8, Ct));

        var (singles, batch) = (await ImagesAsync(workspace, alone), await ImagesAsync(workspace, together));
        Assert.All(singles, image => Assert.Equal((1, null), (image.Provenance.Fingerprint!.Batch, image.Provenance.Fingerprint.Place)));
        Assert.Equal([(4, 0), (4, 1), (4, 2), (4, 3)], batch.Select(image => (image.Provenance.Fingerprint!.Batch, image.Provenance.Fingerprint.Place!.Value)));
        Assert.Equal(singles.Select(image => (image.Seed, image.PixelHash)), batch.Select(image => (image.Seed, image.PixelHash)));
        Assert.All(batch, image => Assert.NotEmpty(image.Safety!.Scores));

        Assert.Single(together.Select(p => p.StartedAt).Distinct());
        Assert.All(together, p => Assert.True(p.DeviceMilliseconds > 0));
        var progress = watcher.Heard.OfType<ProgressEvent>().Where(e => e.Progress.PreviewVersion > 0).Select(e => e.PictureId).ToHashSet();
        Assert.All(together, p => Assert.Contains(p.Id, progress));
        var live = studio.Services.GetRequiredService<LiveWork>();
        Assert.All(together, p => Assert.Null(live.Progress(workspace.Id, p.Id)));
        var cost = await workspace.WithAsync(db => db.ModelCosts.SingleAsync(Ct));

        // Four alone, and one batch.
        Assert.True(cost.StepMilliseconds > 0);
        Assert.Equal(5, cost.Samples);
    }

    [Fact]
    public async Task The_first_generation_measures_and_the_next_one_is_drawn_as_measured()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await FinishedAsync(workspace, await BatchWork.EnqueueAsync(studio, workspace, count: 2, steps: 4, Ct));
        var settings = JobsRows.Settings();
        var gains = BatchWork.Measurements(studio).Read(settings.Width, settings.Height, settings.Guidance);
        Assert.NotNull(gains);
        Assert.Equal(BatchGains.Most, gains.StepMs.Count);

        var together = await FinishedAsync(workspace, await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 4, Ct));
        Assert.Equal(gains.Together(steps: 4, waiting: 4), (await ImagesAsync(workspace, together))[0].Provenance.Fingerprint!.Batch);
    }

    [Fact]
    public async Task A_single_picture_measures_nothing()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await FinishedAsync(workspace, await BatchWork.EnqueueAsync(studio, workspace, count: 1, steps: 4, Ct));

        var settings = JobsRows.Settings();
        Assert.Null(BatchWork.Measurements(studio).Read(settings.Width, settings.Height, settings.Guidance));
    }

    [Fact]
    public async Task A_picture_of_a_batch_is_replayed_byte_for_byte_in_a_batch_as_large()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var images = await ImagesAsync(workspace, await FinishedAsync(workspace, await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 4, Ct)));
        var source = images[2];

        var (turn, revision) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        var again = await Work.EnqueueAsync(
            workspace, new NewGeneration(turn.Id, revision.Id, ReplaySettings.Of(source.Provenance)!, GenerationKind.Replay, source.Id, [source.Seed!.Value]), Ct);
        var replay = Assert.Single(await ImagesAsync(workspace, await FinishedAsync(workspace, [again])));

        await using var scope = workspace.Enter();
        var report = (await scope.ServiceProvider.GetRequiredService<ReplayReports>().OfAsync(replay.Id, Ct))!;
        Assert.True(report.SameBytes, report.Sentence);
        Assert.Empty(report.Differences);
        Assert.Equal((4, 2), (replay.Provenance.Fingerprint!.Batch, replay.Provenance.Fingerprint.Place));
    }

    [Theory, EachDatabase]
    public async Task Cancelling_one_of_a_batch_leaves_the_others(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 100, Ct);
        await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step is > 1 and < 50, Ct);
        var child = Work.PictureSlot(studio).ProcessId;

        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<GenerationQueue>().CancelPictureAsync(queued[1].Id, Ct);

        // It does not wait for the others to be finished.
        Assert.Equal(PictureStatus.Canceled, (await watcher.ForEndAsync(queued[1].Id, Ct)).Status);
        Assert.Equal(PictureStatus.Running, (await Work.PictureAsync(workspace, queued[0].Id, Ct)).Status);
        var ended = await FinishedAsync(workspace, queued);
        Assert.Equal([PictureStatus.Succeeded, PictureStatus.Canceled, PictureStatus.Succeeded, PictureStatus.Succeeded], ended.Select(p => p.Status));
        Assert.Equal(3, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
        Assert.Null(studio.Services.GetRequiredService<LiveWork>().Progress(workspace.Id, queued[1].Id));
        Assert.Equal(child, Work.PictureSlot(studio).ProcessId);
    }

    [Fact]
    public async Task Cancelling_all_of_a_batch_stops_the_slot_and_its_process_lives_on()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 100, Ct);
        await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step is > 1 and < 50, Ct);
        var slot = Work.PictureSlot(studio);
        var child = slot.ProcessId;

        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<GenerationQueue>().CancelGenerationAsync(queued[0].GenerationId, Ct);

        Assert.All(await FinishedAsync(workspace, queued), p => Assert.Equal(PictureStatus.Canceled, p.Status));
        await Work.UntilAsync(() => Task.FromResult(slot.Now is null), Ct);
        Assert.Equal(child, slot.ProcessId);
        Assert.Equal(0, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task A_slot_ended_with_kill_9_in_mid_batch_costs_each_picture_one_attempt_and_each_is_drawn_alone(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 100, Ct);
        await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step is > 1 and < 50, Ct);

        Process.GetProcessById(Work.PictureSlot(studio).ProcessId!.Value).Kill();
        await watcher.ForAsync<ProgressEvent>(e => e.PictureId == queued[3].Id && e.Progress is { Stage: PictureStage.Again, Waits: not null }, Ct);

        var ended = await FinishedAsync(workspace, queued);
        Assert.All(ended, p => Assert.Equal((PictureStatus.Succeeded, 2), (p.Status, p.Attempt)));
        Assert.All(await ImagesAsync(workspace, ended), image => Assert.Equal(1, image.Provenance.Fingerprint!.Batch));
        await Work.UntilAsync(async () => await CrashesAsync(workspace) is [{ Outcome: CrashOutcome.Recovered }], Ct);
    }

    [Fact]
    public async Task A_picture_that_ends_a_second_slot_fails_alone_and_the_others_of_its_batch_are_drawn()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await BatchWork.EnqueueAsync(studio, workspace, count: 3, steps: 100, Ct);
        await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step is > 1 and < 50, Ct);
        Process.GetProcessById(Work.PictureSlot(studio).ProcessId!.Value).Kill();

        // The first one, drawn alone now.
        await watcher.ForAsync<ProgressEvent>(e => e.PictureId == queued[0].Id && e.Progress.Stage == PictureStage.Loading, Ct);
        await watcher.ForAsync<ProgressEvent>(e => e.PictureId == queued[0].Id && e.Progress.Step is > 1 and < 50, Ct);
        Process.GetProcessById(Work.PictureSlot(studio).ProcessId!.Value).Kill();

        var ended = await FinishedAsync(workspace, queued);
        Assert.Equal([PictureStatus.Failed, PictureStatus.Succeeded, PictureStatus.Succeeded], ended.Select(p => p.Status));
        Assert.Contains("ended twice in the middle of this picture", ended[0].FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shutdown_puts_all_of_a_batch_back_and_their_attempt_does_not_count()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        BatchWork.Measured(studio, BatchWork.Gains);
        using var watcher = new Watcher(studio, workspace);
        IReadOnlyList<GenerationPicture> queued;
        await using (await RunningNode.StartAsync(studio, Ct))
        {
            queued = await BatchWork.EnqueueAsync(studio, workspace, count: 4, steps: 100, Ct);
            await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step > 1, Ct);
        }

        Assert.All(await BatchWork.PicturesAsync(workspace, queued[0].GenerationId, Ct), p => Assert.Equal((PictureStatus.Queued, 0), (p.Status, p.Attempt)));
    }

    private static async Task<IReadOnlyList<GenerationPicture>> FinishedAsync(TestWorkspace workspace, IReadOnlyList<GenerationPicture> queued)
    {
        IReadOnlyList<GenerationPicture> pictures = [];
        await Work.UntilAsync(
            async () => (pictures = await BatchWork.PicturesAsync(workspace, queued[0].GenerationId, Ct)).All(p => p.Status is not (PictureStatus.Queued or PictureStatus.Running)),
            Ct);
        return pictures;
    }

    private static async Task<List<Image>> ImagesAsync(TestWorkspace workspace, IReadOnlyList<GenerationPicture> pictures)
    {
        var ids = pictures.Select(p => p.ImageId).ToList();
        var images = await workspace.WithAsync(db => db.Images.AsNoTracking().Where(i => ids.Contains(i.Id)).ToListAsync(Ct));
        return [.. images.OrderBy(image => ids.IndexOf(image.Id))];
    }

    private static Task<List<SlotCrash>> CrashesAsync(TestWorkspace workspace) => workspace.WithAsync(db => db.SlotCrashes.AsNoTracking().ToListAsync(Ct));
}
