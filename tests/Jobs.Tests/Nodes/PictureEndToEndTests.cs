using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Storage;
using Studio.Inference.Imaging;
using Studio.Jobs.Events;
using Studio.Jobs.Replays;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>The embedded models, real slot processes, a real database.</summary>
public sealed class PictureEndToEndTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_queued_picture_is_drawn_with_previews_and_stored_with_its_provenance(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 12), Ct);
        var end = await watcher.ForEndAsync(queued.Id, Ct);

        Assert.Equal(PictureStatus.Succeeded, end.Status);
        var image = await workspace.WithAsync(db => db.Images.AsNoTracking().SingleAsync(Ct));
        Assert.Equal((image.Id, queued.Id), (end.ImageId, image.PictureId));
        await using var file = studio.Services.GetRequiredService<BlobStore>().OpenRead(workspace.Id, image.BlobHash);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Ct);
        var png = PngReader.Read(bytes.ToArray());
        Assert.Equal(image.PixelHash, PixelHash.Of(png.Width, png.Height, png.Rgb));
        Assert.Contains("Steps: 12", png.Texts.Single(t => t.Keyword == "parameters").Text, StringComparison.Ordinal);
        Assert.Contains("リスの王", StudioMetadata.Find(png.Texts), StringComparison.Ordinal);
        Assert.NotNull(image.Provenance.Fingerprint);
        Assert.NotEmpty(image.Safety!.Scores);

        var progress = watcher.Heard.OfType<ProgressEvent>().ToList();
        Assert.NotEmpty(progress);
        Assert.Null(studio.Services.GetRequiredService<LiveWork>().Progress(workspace.Id, queued.Id));
        var cost = await workspace.WithAsync(db => db.ModelCosts.SingleAsync(Ct));
        Assert.True(cost is { StepMilliseconds: > 0, Samples: 1, LoadMilliseconds: > 0 });
        Assert.Equal(GenerationStatus.Succeeded, await workspace.WithAsync(db => db.Generations.Select(g => g.Status).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_replay_is_the_same_picture_byte_for_byte()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var (turn, revision) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        var settings = JobsRows.Settings();
        var first = await Work.EnqueueAsync(workspace, new NewGeneration(turn.Id, revision.Id, settings, GenerationKind.Create, null, null), Ct);
        var source = (await watcher.ForEndAsync(first.Id, Ct)).ImageId!.Value;

        var again = await Work.EnqueueAsync(workspace, new NewGeneration(turn.Id, revision.Id, settings, GenerationKind.Replay, source, [first.Seed]), Ct);
        var replay = (await watcher.ForEndAsync(again.Id, Ct)).ImageId!.Value;

        await using var scope = workspace.Enter();
        var report = await scope.ServiceProvider.GetRequiredService<ReplayReports>().OfAsync(replay, Ct);
        Assert.NotNull(report);
        Assert.True(report.SameBytes, report.Sentence);
        Assert.Equal((source, 0), (report.SourceImageId, report.LargestDifference));
        Assert.Empty(report.Differences);
        Assert.Equal(ImageLinkKind.Replay, await workspace.WithAsync(db => db.ImageLinks.Select(l => l.Kind).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_slot_ended_with_kill_9_in_mid_picture_costs_one_attempt()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 100), Ct);
        await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step is > 3 and < 90, Ct);

        var killed = Work.PictureSlot(studio).ProcessId!.Value;
        Process.GetProcessById(killed).Kill();

        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Equal(2, (await Work.PictureAsync(workspace, queued.Id, Ct)).Attempt);
        Assert.NotEqual(killed, Work.PictureSlot(studio).ProcessId);
        Assert.Equal(1, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_picture_that_ends_two_slots_fails_with_a_sentence_and_the_next_one_is_drawn()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 100), Ct);

        for (var attempt = 1; attempt <= 2; attempt++)
        {
            // The second child starts again at step 0.
            await watcher.ForAsync<ProgressEvent>(e => e.Progress.Stage == PictureStage.Loading, Ct);
            await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step > 0, Ct);
            Process.GetProcessById(Work.PictureSlot(studio).ProcessId!.Value).Kill();
        }

        Assert.Equal(PictureStatus.Failed, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        var next = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(next.Id, Ct)).Status);
    }

    [Fact]
    public async Task A_running_picture_is_cancelled_within_a_model_call_and_the_child_lives_on()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 100), Ct);
        await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step > 1, Ct);
        var child = Work.PictureSlot(studio).ProcessId;

        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<GenerationQueue>().CancelPictureAsync(queued.Id, Ct);

        Assert.Equal(PictureStatus.Canceled, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Equal(child, Work.PictureSlot(studio).ProcessId);
        Assert.Equal(0, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_shutdown_puts_running_work_back_and_its_attempt_does_not_count()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        GenerationPicture queued;
        await using (await RunningNode.StartAsync(studio, Ct))
        {
            queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 100), Ct);
            await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step > 1, Ct);
        }

        var picture = await Work.PictureAsync(workspace, queued.Id, Ct);
        Assert.Equal((PictureStatus.Queued, 0), (picture.Status, picture.Attempt));
        Assert.Equal(GenerationStatus.Queued, await workspace.WithAsync(db => db.Generations.Select(g => g.Status).SingleAsync(Ct)));
    }
}
