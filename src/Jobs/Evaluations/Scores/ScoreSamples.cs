using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Jobs.Events;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Evaluations.Scores;

/// <summary>
/// Scores every picture of an evaluation against the prompt it was made for, as the person wrote it: all systems are measured by the same words.
/// Pictures that have a score of these files already are left alone, so that it can be asked for again while pictures are still being made.
/// </summary>
public sealed class ScoreSamples(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs, ModelCatalog models, ClipProcess clips, StudioEvents events, TimeProvider time) : TaskKind
{
    public const string KindName = "ScoreSamples";

    private const int Batch = 16;

    public override string Name => KindName;

    public override Permission Needs => Permission.RunEvaluations;

    public override async Task RunAsync(TaskRun run, CancellationToken ct)
    {
        var wanted = run.Input<ScoreSamplesInput>();
        var clip = models.Clips.FirstOrDefault(model => model.Id == wanted.Clip)
            ?? throw StudioException.NotFound($"There is no longer a CLIP named \"{wanted.Clip}\" among the models.");
        var left = await LeftAsync(wanted.EvaluationId, clip.Hash, ct);
        for (var done = 0; done < left.Count; done += Batch)
        {
            await ScoreAsync(wanted.EvaluationId, clip, [.. left.Skip(done).Take(Batch)], ct);
            events.Publish(workspace.Id, new EvaluationChanged(wanted.EvaluationId));
            await run.ReportAsync((double)(done + Batch) / left.Count, ct);
        }
    }

    private async Task<IReadOnlyList<Unscored>> LeftAsync(Guid evaluation, string hash, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EvaluationSamples
            .Where(s => s.EvaluationId == evaluation && s.State == SampleState.Done && !db.SampleScores.Any(score => score.SampleId == s.Id && score.ScorerHash == hash))
            .Join(db.EvaluationPrompts, s => s.PromptId, p => p.Id, (s, p) => new { s.Id, s.ImageId, s.Number, p.Place, p.Text })
            .Join(db.Images.AlsoOfEvaluations().Where(i => i.DeletedAt == null), s => s.ImageId, i => i.Id, (s, i) => new { s, i.BlobHash })
            .OrderBy(row => row.s.Place).ThenBy(row => row.s.Number)
            .Select(row => new Unscored(row.s.Id, row.s.Text, row.BlobHash))
            .ToListAsync(ct);
    }

    private async Task ScoreAsync(Guid evaluation, ClipModel clip, IReadOnlyList<Unscored> samples, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var sample in samples)
        {
            if (!blobs.Exists(workspace.Id, sample.BlobHash))
            {
                continue;
            }

            var picture = PngReader.Read(await ReadAsync(sample.BlobHash, ct));
            db.Add(new SampleScore
            {
                EvaluationId = evaluation,
                SampleId = sample.Id,
                Scorer = clip.Name,
                ScorerHash = clip.Hash,
                Value = await clips.ScoreAsync(clip, sample.Text, picture.Width, picture.Height, picture.Rgb, ct),
                At = time.GetUtcNow().UtcDateTime,
            });
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task<byte[]> ReadAsync(string hash, CancellationToken ct)
    {
        await using var file = blobs.OpenRead(workspace.Id, hash);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private sealed record Unscored(Guid Id, string Text, string BlobHash);
}

/// <param name="EvaluationId">Whose pictures.</param>
/// <param name="Clip">Id in the catalog.</param>
public sealed record ScoreSamplesInput(Guid EvaluationId, string Clip);
