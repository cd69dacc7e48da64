using Microsoft.EntityFrameworkCore;
using Studio.Data.Generations;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>A whole node in a process of its own, ended with -9 in the middle of a picture.</summary>
public sealed class KilledNodeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_kill_9_of_the_server_its_children_are_gone_and_the_next_start_finishes_the_picture_at_once()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var server = KillableNode.Start(studio.Folder);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 100), Ct);
        await Work.UntilAsync(async () => (await Work.PictureAsync(workspace, queued.Id, Ct)).Status == PictureStatus.Running, Ct);
        await Work.UntilAsync(() => Task.FromResult(server.Children().Count > 0), Ct);
        var children = server.Children();

        await server.KillAsync(Ct);

        await Work.UntilAsync(() => Task.FromResult(children.TrueForAll(KillableNode.HasEnded)), Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Equal(2, (await Work.PictureAsync(workspace, queued.Id, Ct)).Attempt);
        Assert.Equal(1, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
    }
}
