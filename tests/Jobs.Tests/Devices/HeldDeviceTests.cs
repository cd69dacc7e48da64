using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Nodes;
using Studio.Jobs.Devices;
using Studio.Jobs.Nodes;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Devices;

/// <summary>CUDA is asked for where there is none: a real child process tries it, and the administrator's choice holds.</summary>
public sealed class HeldDeviceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_slot_is_held_back_until_an_administrator_lets_it_use_the_cpu(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var (settings, here) = await Work.ChooseCudaAsync(studio, Ct);

        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        await Work.UntilAsync(() => Task.FromResult(studio.Services.GetRequiredService<Device>().Report.IsHeld), Ct);
        studio.Services.GetRequiredService<ThisNode>().Ask();
        await Work.UntilAsync(async () => (await WhyAsync(workspace)).Contains("cannot be used", StringComparison.Ordinal), Ct);

        var held = studio.Services.GetRequiredService<Device>().Report;
        Assert.Equal(("cuda", "cpu"), (held.Asked, held.Runs));
        Assert.NotEmpty(held.Why!);
        Assert.Equal(PictureStatus.Queued, (await Work.PictureAsync(workspace, queued.Id, Ct)).Status);

        await settings.ChooseWhenDeviceFailsAsync(here, WhenDeviceFails.UseCpu, Ct);

        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        var image = await workspace.WithAsync(db => db.Images.AsNoTracking().SingleAsync(Ct));
        Assert.Equal("cpu", image.Provenance.Fingerprint!.Provider);
        Assert.Equal(1, (await Work.PictureAsync(workspace, queued.Id, Ct)).Attempt);
        Assert.Equal(("cuda", "cpu", false), (studio.Services.GetRequiredService<Device>().Report is { } now ? (now.Asked, now.Runs, now.IsHeld) : default));
    }

    [Fact]
    public async Task Trying_again_tries_in_a_new_process_and_holds_it_back_again()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var (settings, here) = await Work.ChooseCudaAsync(studio, Ct);
        await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        var device = studio.Services.GetRequiredService<Device>();
        await Work.UntilAsync(() => Task.FromResult(device.Report.IsHeld), Ct);
        var (first, process) = (device.Report.TriedAt, Work.PictureSlot(studio).ProcessId);

        await settings.TryDeviceAgainAsync(here, Ct);

        await Work.UntilAsync(() => Task.FromResult(device.Report is { IsHeld: true } report && report.TriedAt != first), Ct);
        Assert.NotEqual(process, Work.PictureSlot(studio).ProcessId);
    }

    [Fact]
    public async Task A_paused_node_finishes_what_it_has_and_begins_nothing_until_it_may()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var this_ = studio.Services.GetRequiredService<ThisNode>();
        await this_.KnownAsync(Ct);
        var settings = studio.Services.GetRequiredService<NodeSettings>();
        await settings.PauseAsync(this_.Name, isPaused: true, Ct);
        await Work.UntilAsync(() => Task.FromResult(this_.Decisions.IsPaused), Ct);

        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        await Work.UntilAsync(async () => (await WhyAsync(workspace)).Contains("takes no new work", StringComparison.Ordinal), Ct);
        Assert.Equal(PictureStatus.Queued, (await Work.PictureAsync(workspace, queued.Id, Ct)).Status);

        await settings.PauseAsync(this_.Name, isPaused: false, Ct);

        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
    }

    private static async Task<string> WhyAsync(TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        return (await scope.ServiceProvider.GetRequiredService<QueueForecast>().WaitingAsync(Ct)).Single().Why;
    }
}
