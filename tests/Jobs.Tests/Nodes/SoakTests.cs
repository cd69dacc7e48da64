using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>A node that is kept busy by two workspaces: pictures, prompts and cancels, for minutes in the long run.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int LeastRounds = 4;
    private const int WarmRounds = 3;
    private const int Backlog = 6;
    private const long MostGrowth = 96L << 20;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_busy_queue_finishes_everything_and_its_slot_does_not_grow()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        TestWorkspace[] workspaces = [await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct)];
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var duration = TimeSpan.FromMinutes(LongRun.Count(normal: 0, full: 3));
        var clock = Stopwatch.StartNew();
        var (rounds, canceled, warm) = (0, 0, 0L);
        for (; rounds < LeastRounds || clock.Elapsed < duration; rounds++)
        {
            foreach (var workspace in workspaces)
            {
                var first = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(count: 2, steps: 2 + (rounds % 5)), Ct);
                canceled += rounds % 4 == 3 ? await CancelAsync(workspace, first.GenerationId) : 0;
                await WriteAsync(studio, workspace, seed: rounds);
            }

            await Work.UntilAsync(async () => await LeftAsync(workspaces) < Backlog, Ct);
            warm = rounds == WarmRounds - 1 ? SlotMemory(studio) : warm;
        }

        await Work.UntilAsync(async () => await LeftAsync(workspaces) == 0, Ct);
        var growth = SlotMemory(studio) - warm;
        var (pictures, images) = (0, 0);
        foreach (var workspace in workspaces)
        {
            var ended = await workspace.WithAsync(db => db.Pictures.GroupBy(picture => picture.Status).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, Ct));
            Assert.DoesNotContain(PictureStatus.Failed, ended.Keys);
            pictures += ended.Values.Sum();
            canceled -= ended.GetValueOrDefault(PictureStatus.Canceled);
            images += await workspace.WithAsync(db => db.Images.CountAsync(Ct));
            Assert.Equal(ended[PictureStatus.Succeeded], await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
            Assert.True(await workspace.WithAsync(db => db.Upsamplings.AllAsync(upsampling => upsampling.Status == UpsamplingStatus.Done, Ct)));
        }

        output.WriteLine($"soak: {clock.Elapsed.TotalSeconds:0} s, {rounds * 2} prompts, {pictures} pictures queued, {images} drawn; the slot grew by {growth >> 20} MB");
        Assert.True(canceled >= 0, "more pictures were canceled than were asked to be");
        Assert.InRange(growth, long.MinValue, MostGrowth);
    }

    private static async Task<int> CancelAsync(TestWorkspace workspace, Guid generation)
    {
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<GenerationQueue>().CancelGenerationAsync(generation, Ct);
        return 2;
    }

    private static async Task WriteAsync(TestStudio studio, TestWorkspace workspace, long seed)
    {
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn.Id, seed, Ct);
    }

    private static async Task<int> LeftAsync(IEnumerable<TestWorkspace> workspaces)
    {
        var left = 0;
        foreach (var workspace in workspaces)
        {
            left += await workspace.WithAsync(db => db.Pictures.CountAsync(picture => picture.Status == PictureStatus.Queued || picture.Status == PictureStatus.Running, Ct));
            left += await workspace.WithAsync(db => db.Upsamplings.CountAsync(upsampling => upsampling.Status == UpsamplingStatus.Queued || upsampling.Status == UpsamplingStatus.Writing, Ct));
        }

        return left;
    }

    private static long SlotMemory(TestStudio studio)
    {
        using var slot = Process.GetProcessById(Work.PictureSlot(studio).ProcessId!.Value);
        return slot.WorkingSet64;
    }
}
