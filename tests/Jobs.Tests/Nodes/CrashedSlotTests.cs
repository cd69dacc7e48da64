using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Nodes;
using Studio.Inference.Models;
using Studio.Jobs.Devices;
using Studio.Jobs.Events;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>Real slot processes with the real models, ended as natives end them: what it costs, and what is kept about it.</summary>
public sealed class CrashedSlotTests
{
    private const int Abort = 128 + 6;
    private const int Killed = 128 + 9;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_abort_in_mid_picture_costs_one_attempt_and_is_kept_with_its_time_and_outcome(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 100), Ct);
        await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step is > 3 and < 90, Ct);

        var process = Work.PictureSlot(studio).ProcessId!.Value;
        await Work.UntilAsync(() => Task.FromResult(!Native.Abort(process)), Ct);

        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Equal(2, (await Work.PictureAsync(workspace, queued.Id, Ct)).Attempt);
        await Work.UntilAsync(async () => (await CrashesAsync(workspace)) is [{ Outcome: CrashOutcome.Recovered }], Ct);
        var crash = Assert.Single(await CrashesAsync(workspace));
        Assert.Equal((Abort, "Picture", 1), (crash.ExitCode, crash.Kind, crash.Number));
        Assert.Equal(studio.Services.GetRequiredService<ModelCatalog>().Find(null).Name, crash.Model);
    }

    [Fact]
    public async Task A_picture_whose_process_the_system_ends_twice_fails_and_says_that_memory_ran_out()
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
        Assert.Contains("most likely because memory ran out (SIGKILL)", (await Work.PictureAsync(workspace, queued.Id, Ct)).FailureReason, StringComparison.Ordinal);
        var crashes = await CrashesAsync(workspace);
        Assert.Equal([Killed, Killed], crashes.Select(crash => crash.ExitCode));
        Assert.All(crashes, crash => Assert.Equal(CrashOutcome.Failed, crash.Outcome));
    }

    /// <summary>Its process gets no more addresses once it runs: whatever native code does about that, a sentence or an abort, it costs this attempt and nothing else.</summary>
    [Fact]
    public async Task A_process_that_gets_no_memory_costs_one_attempt_and_nothing_else()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Limits of a running process can be set on Linux only.");
        }

        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        // The trial of a device starts a process that has loaded nothing yet.
        var (settings, here) = await Work.ChooseCudaAsync(studio, Ct);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        await Work.UntilAsync(() => Task.FromResult(studio.Services.GetRequiredService<Device>().Report.IsHeld), Ct);
        Native.Freeze(Work.PictureSlot(studio).ProcessId!.Value);
        await settings.ChooseWhenDeviceFailsAsync(here, WhenDeviceFails.UseCpu, Ct);

        var end = await watcher.ForEndAsync(queued.Id, Ct);
        var picture = await Work.PictureAsync(workspace, queued.Id, Ct);
        Assert.True(
            end.Status == PictureStatus.Succeeded ? picture.Attempt == 2 : picture.FailureReason!.Contains("memory", StringComparison.Ordinal),
            $"{end.Status} at attempt {picture.Attempt}: {picture.FailureReason}");

        await Work.PictureSlot(studio).RestartAsync(Ct);
        var next = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(next.Id, Ct)).Status);
    }

    [Fact]
    public async Task A_writer_that_aborts_writes_the_prompt_again_and_its_last_words_are_kept()
    {
        using var folder = new TemporaryFolder();
        await using var studio = await TestStudio.StartAsync(
            DatabaseKind.Sqlite, Ct, builder =>
            {
                JobsNode.Configure(builder, "scripted", $"{Slots.ScriptedSlot.DieOnce}:{folder["died"]}");
                builder.Services.AddSingleton(TimeProvider.System);
            });
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await Work.WriteAsync(studio, workspace, Ct);

        await Work.UntilAsync(async () => (await CrashesAsync(workspace)) is [{ Outcome: CrashOutcome.Recovered }], Ct);
        var crash = Assert.Single(await CrashesAsync(workspace));
        Assert.Equal(("Writer", 3), (crash.Kind, crash.ExitCode));
        Assert.Contains("GGML_ASSERT", crash.LastWords, StringComparison.Ordinal);
    }

    private static Task<List<SlotCrash>> CrashesAsync(TestWorkspace workspace) =>
        workspace.WithAsync(db => db.SlotCrashes.AsNoTracking().OrderBy(crash => crash.At).ToListAsync(Ct));
}
