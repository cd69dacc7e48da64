using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tasks;
using Studio.Inference.Tests.Scoring;
using Studio.Jobs.Evaluations.Scores;
using Studio.Jobs.Events;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>With a CLIP of three colours in a real child process: its scores can be reckoned by hand.</summary>
public sealed class ScoreSamplesTests : IDisposable
{
    private readonly TemporaryFolder _models = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_picture_is_scored_once_against_its_wish_and_what_is_held_or_missing_is_left_out(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var painted = await PaintedEvaluation.AddAsync(studio, workspace, "something red", Ct);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await ScoreAsync(studio, workspace, painted);
        await ScoreAsync(studio, workspace, painted);

        var scores = await workspace.WithAsync(db => db.SampleScores.AsNoTracking().ToDictionaryAsync(score => score.SampleId, Ct));
        Assert.Equal(2, scores.Count);
        Assert.Equal(100, scores[painted.Red].Value, tolerance: 0.01);
        Assert.Equal(-100 / 3.0, scores[painted.Blue].Value, tolerance: 0.01);
        Assert.All(scores.Values, score => Assert.Equal("colours", score.Scorer));
    }

    [Fact]
    public async Task A_model_that_is_gone_ends_the_task_with_a_sentence()
    {
        await using var studio = await StartAsync(DatabaseKind.Sqlite);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var painted = await PaintedEvaluation.AddAsync(studio, workspace, "red", Ct);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await ScoreAsync(studio, workspace, painted, clip: "vit-b-32", BackgroundTaskStatus.Failed);

        Assert.Contains("vit-b-32", (await workspace.WithAsync(db => db.BackgroundTasks.SingleAsync(Ct))).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _models.Dispose();

    private Task<TestStudio> StartAsync(DatabaseKind kind)
    {
        ColourClip.WriteTwoGraphs(_models["colours"]);
        return TestStudio.StartAsync(kind, Ct, builder =>
        {
            JobsNode.ConfigureRunning(builder);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Models:Folders:1"] = _models.Path });
        });
    }

    private static async Task ScoreAsync(TestStudio studio, TestWorkspace workspace, PaintedEvaluation painted, string clip = "colours", BackgroundTaskStatus ends = BackgroundTaskStatus.Succeeded)
    {
        using var watcher = new Watcher(studio, workspace);
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<TaskQueue>().EnqueueAsync(ScoreSamples.KindName, new ScoreSamplesInput(painted.Id, clip), Ct);
        var ended = await watcher.ForAsync<TaskEvent>(e => e.Status is BackgroundTaskStatus.Succeeded or BackgroundTaskStatus.Failed, Ct);
        Assert.Equal(ends, ended.Status);
    }
}
