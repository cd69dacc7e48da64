using System.Diagnostics;
using System.Globalization;
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
        using var server = Start(studio.Folder);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 100), Ct);
        await Work.UntilAsync(async () => (await Work.PictureAsync(workspace, queued.Id, Ct)).Status == PictureStatus.Running, Ct);
        await Work.UntilAsync(() => Task.FromResult(ChildrenOf(server.Id).Count > 0), Ct);
        var children = ChildrenOf(server.Id);

        server.Kill();
        await server.WaitForExitAsync(Ct);

        await Work.UntilAsync(() => Task.FromResult(children.TrueForAll(HasEnded)), Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Equal(2, (await Work.PictureAsync(workspace, queued.Id, Ct)).Attempt);
        Assert.Equal(1, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo(JobsNode.Executable) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("node");
        start.ArgumentList.Add(folder);
        return Process.Start(start)!;
    }

    /// <summary>From /proc: the parent is the fourth field, after a name in brackets.</summary>
    private static List<int> ChildrenOf(int parent)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found by /proc.");
        return
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0 && ParentOf(id) == parent),
        ];
    }

    private static int? ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Gone, or dead and not yet collected by whoever inherited it.</summary>
    private static bool HasEnded(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is 'Z' or 'X';
        }
        catch (IOException)
        {
            return true;
        }
    }
}
