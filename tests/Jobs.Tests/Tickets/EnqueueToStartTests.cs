using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Jobs.Events;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Tests.Slots;
using Studio.Jobs.Tickets;
using Studio.Testing;

namespace Studio.Jobs.Tests.Tickets;

public sealed class EnqueueToStartTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>No bound on time here: a shared machine would make it a coin. The figure is printed, and measured by tests/Benchmarks.</summary>
    [Theory, EachDatabase]
    public async Task An_enqueued_picture_does_not_wait_for_the_sweep(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, builder =>
        {
            // The slot refuses at once: what is measured is the way to it. There is no sweep.
            JobsNode.Configure(builder, "scripted", ScriptedSlot.Refuse);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(QueueSweep)));
        });
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var waits = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var (turn, revision) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
            await using var scope = workspace.Enter();
            var watch = Stopwatch.StartNew();
            await scope.ServiceProvider.GetRequiredService<GenerationQueue>()
                .EnqueueAsync(new NewGeneration(turn.Id, revision.Id, JobsRows.Settings(), GenerationKind.Create, null, null), Ct);
            await watcher.ForAsync<PictureEvent>(e => e.Status == PictureStatus.Running, Ct);
            waits.Add(watch.Elapsed.TotalMilliseconds);
            await watcher.ForAsync<PictureEvent>(e => e.Status == PictureStatus.Failed, Ct);
        }

        waits.Sort();
        output.WriteLine($"{kind}: enqueue to start p50 {waits[10]:F0} ms, p95 {waits[18]:F0} ms");
    }
}
