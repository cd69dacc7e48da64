using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Runs;
using Studio.Jobs.Evaluations;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>Several servers work on one run.</summary>
public sealed class TwoNodesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Steps_that_are_taken_at_once_queue_every_picture_once(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        await draft.StartAsync(Ct);
        var engine = studio.Services.GetRequiredService<EvaluationEngine>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => engine.RunOnceAsync(Ct), Ct)));
        await engine.RunOnceAsync(Ct);

        Assert.Equal(2, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
        Assert.Equal(2, await workspace.WithAsync(db => db.Upsamplings.CountAsync(Ct)));
        Assert.Equal(2, await workspace.WithAsync(db => db.Threads.AlsoOfEvaluations().CountAsync(Ct)));
        Assert.Equal(2, await workspace.WithAsync(db => db.EvaluationSamples.CountAsync(s => s.State == SampleState.Queued, Ct)));
    }

    [Fact]
    public async Task Two_processes_draw_one_run_and_no_sample_twice()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct, each: 2, "a blue fish", "ein Löwe", "a red fox");
        await draft.StartAsync(Ct);
        using (var other = KillableNode.Start(studio.Folder))
        await using (await RunningNode.StartAsync(studio, Ct))
        {
            await Work.UntilAsync(() => workspace.WithAsync(db => db.EvaluationSamples.AllAsync(s => s.State == SampleState.Done, Ct)), Ct);
            await other.KillAsync(Ct);
        }

        Assert.Equal(12, await workspace.WithAsync(db => db.Images.AlsoOfEvaluations().CountAsync(Ct)));
        Assert.Equal(12, await workspace.WithAsync(db => db.EvaluationSamples.Select(s => s.ImageId).Distinct().CountAsync(Ct)));
        Assert.Equal(6, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
        var evaluation = await workspace.WithAsync(db => db.Evaluations.AsNoTracking().SingleAsync(Ct));
        Assert.Equal(await workspace.WithAsync(db => db.EvaluationSamples.SumAsync(s => s.Milliseconds ?? 0, Ct)), evaluation.MachineMilliseconds);
    }
}
