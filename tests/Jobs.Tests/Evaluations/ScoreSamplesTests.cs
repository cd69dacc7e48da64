using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Data.Tasks;
using Studio.Inference.Imaging;
using Studio.Inference.Tests.Scoring;
using Studio.Jobs.Evaluations.Scores;
using Studio.Jobs.Events;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>With a CLIP of three colours in a real child process: its scores can be reckoned by hand.</summary>
public sealed class ScoreSamplesTests : IDisposable
{
    private const int Side = 16;

    private readonly TemporaryFolder _models = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_picture_is_scored_once_against_its_wish_and_what_is_held_or_missing_is_left_out(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var (evaluation, prompt, entry) = Design(studio, workspace.Owner.Id, "something red");
        var (red, blue, held) = (await PictureAsync(studio, workspace, evaluation, 255, 0, 0), await PictureAsync(studio, workspace, evaluation, 0, 0, 255), await PictureAsync(studio, workspace, evaluation, 255, 0, 0));
        held.Standing = ImageStanding.Held;
        var samples = new[] { red, blue, held }.Select((image, number) => Sample(prompt, entry, number, image)).ToList();
        var missing = new EvaluationSample { EvaluationId = evaluation.Id, PromptId = prompt.Id, EntryId = entry.Id, Number = 3, State = SampleState.Failed };
        await workspace.AddAsync(Ct, [evaluation, prompt, entry, red, blue, held, .. samples, missing]);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await ScoreAsync(studio, workspace, evaluation);
        await ScoreAsync(studio, workspace, evaluation);

        var scores = await workspace.WithAsync(db => db.SampleScores.AsNoTracking().ToDictionaryAsync(score => score.SampleId, Ct));
        Assert.Equal(2, scores.Count);
        Assert.Equal(100, scores[samples[0].Id].Value, tolerance: 0.01);
        Assert.Equal(-100 / 3.0, scores[samples[1].Id].Value, tolerance: 0.01);
        Assert.All(scores.Values, score => Assert.Equal("colours", score.Scorer));
    }

    [Fact]
    public async Task A_model_that_is_gone_ends_the_task_with_a_sentence()
    {
        await using var studio = await StartAsync(DatabaseKind.Sqlite);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var (evaluation, prompt, entry) = Design(studio, workspace.Owner.Id, "red");
        await workspace.AddAsync(Ct, evaluation, prompt, entry);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await ScoreAsync(studio, workspace, evaluation, clip: "vit-b-32", BackgroundTaskStatus.Failed);

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

    private static async Task ScoreAsync(TestStudio studio, TestWorkspace workspace, HumanEvaluation evaluation, string clip = "colours", BackgroundTaskStatus ends = BackgroundTaskStatus.Succeeded)
    {
        using var watcher = new Watcher(studio, workspace);
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<TaskQueue>().EnqueueAsync(ScoreSamples.KindName, new ScoreSamplesInput(evaluation.Id, clip), Ct);
        var ended = await watcher.ForAsync<TaskEvent>(e => e.Status is BackgroundTaskStatus.Succeeded or BackgroundTaskStatus.Failed, Ct);
        Assert.Equal(ends, ended.Status);
    }

    private static (HumanEvaluation Evaluation, EvaluationPrompt Prompt, EvaluationEntry Entry) Design(TestStudio studio, Guid owner, string wish)
    {
        var evaluation = new HumanEvaluation { Name = "Colours", CreatedById = owner, CreatedAt = studio.Time.UtcNow };
        return (
            evaluation,
            new EvaluationPrompt { EvaluationId = evaluation.Id, Place = 0, Text = wish, Category = "colours" },
            new EvaluationEntry { EvaluationId = evaluation.Id, Place = 0, Name = "Painter", Kind = EvaluationEntryKind.Imported, FolderName = "painted" });
    }

    private static async Task<Image> PictureAsync(TestStudio studio, TestWorkspace workspace, HumanEvaluation evaluation, byte red, byte green, byte blue)
    {
        byte[] rgb = [.. Enumerable.Range(0, Side * Side).SelectMany(_ => (byte[])[red, green, blue])];
        var hash = await studio.Services.GetRequiredService<BlobStore>().WriteAsync(workspace.Id, PngWriter.Write(Side, Side, rgb, []), Ct);
        return Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, blobHash: hash, evaluation: evaluation.Id);
    }

    private static EvaluationSample Sample(EvaluationPrompt prompt, EvaluationEntry entry, int number, Image image) =>
        new() { EvaluationId = prompt.EvaluationId, PromptId = prompt.Id, EntryId = entry.Id, Number = number, State = SampleState.Done, ImageId = image.Id };
}
