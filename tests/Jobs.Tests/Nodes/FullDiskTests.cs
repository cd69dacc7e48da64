using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Jobs.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

public sealed class FullDiskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_that_finds_the_disk_full_says_so_and_is_drawn_again_once_there_is_space()
    {
        using var folder = new TemporaryFolder();
        using var disk = MemoryDisk.Mount(folder, megabytes: 1);
        Assert.SkipWhen(disk is null, "This account may not mount a file system; BadCaseTests has a disk that takes no file.");
        disk.Fill();
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
        {
            JobsNode.ConfigureRunning(builder);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:Folder"] = folder["blobs"] });
        });
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        Assert.Equal(PictureStatus.Failed, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Equal(
            $"The disk that holds {folder["blobs"]} is full: nothing was lost, but the picture could not be kept. Free some space and try again.",
            (await Work.PictureAsync(workspace, queued.Id, Ct)).FailureReason);

        disk.MakeRoom();
        await using (var scope = workspace.Enter())
        {
            await scope.ServiceProvider.GetRequiredService<GenerationQueue>().RetryPictureAsync(queued.Id, Ct);
        }

        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Equal(1, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
    }

    [Fact]
    public async Task Pictures_wait_while_the_disk_has_less_room_than_is_kept_and_go_on_when_it_has()
    {
        var data = new DataOptions { ReserveMegabytes = 1_000_000 };
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
        {
            JobsNode.ConfigureRunning(builder);
            builder.Services.PostConfigure<DataOptions>(options => data.Folder = options.Folder);
            builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DiskRoom>(provider, Options.Create(data)));
        });
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);

        Assert.StartsWith("The server's disk is nearly full.", await WhyAsync(workspace, why => why.StartsWith("The server's disk", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(PictureStatus.Queued, (await Work.PictureAsync(workspace, queued.Id, Ct)).Status);

        data.ReserveMegabytes = 0;
        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
    }

    /// <summary>A node tells of itself every few seconds.</summary>
    private static async Task<string> WhyAsync(TestWorkspace workspace, Func<string, bool> isIt)
    {
        while (true)
        {
            await using var scope = workspace.Enter();
            var entry = Assert.Single(await scope.ServiceProvider.GetRequiredService<QueueForecast>().WaitingAsync(Ct));
            if (isIt(entry.Why))
            {
                return entry.Why;
            }

            await Task.Delay(100, Ct);
        }
    }
}
