using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Storage;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>kill -9 of a whole node or of one of its children, at seeded moments, again and again on one data folder.</summary>
public sealed class ManyKillsTests(ITestOutputHelper output) : IDisposable
{
    private readonly Random _random = new(20261122);
    private KillableNode? _node;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _node?.Dispose();

    [Fact]
    public async Task Kills_at_any_moment_lose_and_double_no_picture()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found by /proc.");
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var (nodes, slots) = (0, 0);
        for (var kills = LongRun.Count(normal: 2, full: 20); kills > 0; kills--)
        {
            _node ??= KillableNode.Start(studio.Folder);
            await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(count: 2, steps: 30), Ct);
            await SomeMomentAsync(_node, workspace);
            if (kills % 2 == 0)
            {
                await _node.KillAsync(Ct);
                _node.Dispose();
                _node = null;
                nodes++;
            }
            else if (_node.Children() is [_, ..] children)
            {
                Process.GetProcessById(children[_random.Next(children.Count)]).Kill();
                slots++;
            }
        }

        _node ??= KillableNode.Start(studio.Folder);
        var again = await FinishAsync(workspace);

        var pictures = await workspace.WithAsync(db => db.Pictures.AsNoTracking().ToListAsync(Ct));
        var images = await workspace.WithAsync(db => db.Images.AsNoTracking().ToListAsync(Ct));
        Assert.Equal(pictures.Select(picture => picture.ImageId).Order(), images.Select(image => (Guid?)image.Id).Order());
        Assert.All(images.GroupBy(image => image.Seed), same => Assert.Single(same.DistinctBy(image => image.PixelHash)));
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        Assert.All(images, image => Assert.True(blobs.Exists(workspace.Id, image.BlobHash)));
        output.WriteLine($"kills: {nodes} of nodes, {slots} of slots: {pictures.Count} pictures, each there once; {again} tried again by hand");
    }

    /// <summary>While something runs, then up to a second and a half later: loading, drawing, storing, or between two pictures.</summary>
    private async Task SomeMomentAsync(KillableNode node, TestWorkspace workspace)
    {
        // A picture of a node that was killed stays Running for a while: the new one has begun when it has children.
        await Work.UntilAsync(() => Task.FromResult(node.Children().Count > 0), Ct);
        await Work.UntilAsync(() => workspace.WithAsync(db => db.Pictures.AnyAsync(picture => picture.Status == PictureStatus.Running, Ct)), Ct);
        using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(_random.Next(1, 1500)));
        await moment.WaitForNextTickAsync(Ct);
    }

    /// <summary>A picture that was hit too often says so and waits for a person, who presses "try again".</summary>
    private static async Task<int> FinishAsync(TestWorkspace workspace)
    {
        var again = 0;
        while (true)
        {
            await Work.UntilAsync(() => workspace.WithAsync(db => db.Pictures.AllAsync(picture => picture.Status != PictureStatus.Queued && picture.Status != PictureStatus.Running, Ct)), Ct);
            var left = await workspace.WithAsync(db => db.Pictures.AsNoTracking().Where(picture => picture.Status != PictureStatus.Succeeded).ToListAsync(Ct));
            if (left.Count == 0)
            {
                return again;
            }

            again += left.Count;
            Assert.All(left, picture => Assert.True(picture is { Status: PictureStatus.Failed, FailureReason.Length: > 0 }));
            await using var scope = workspace.Enter();
            foreach (var picture in left)
            {
                await scope.ServiceProvider.GetRequiredService<GenerationQueue>().RetryPictureAsync(picture.Id, Ct);
            }
        }
    }
}
