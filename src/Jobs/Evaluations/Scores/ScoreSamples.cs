using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Events;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Evaluations.Scores;

/// <summary>
/// Scores every picture of an evaluation against the prompt it was made for, as the person wrote it: all systems are measured by the same words.
/// Pictures that have a score of these files already are left alone, so that it can be asked for again while pictures are still being made.
/// </summary>
public sealed class ScoreSamples(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ScoredPictures pictures, ModelCatalog models, ClipProcess clips, StudioEvents events, TimeProvider time) : TaskKind
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
        var left = await pictures.LeftAsync(wanted.EvaluationId, clip.Hash, ct);
        for (var done = 0; done < left.Count; done += Batch)
        {
            await ScoreAsync(wanted.EvaluationId, clip, [.. left.Skip(done).Take(Batch)], ct);
            events.Publish(workspace.Id, new EvaluationChanged(wanted.EvaluationId));
            await run.ReportAsync((double)(done + Batch) / left.Count, ct);
        }
    }

    private async Task ScoreAsync(Guid evaluation, ClipModel clip, IReadOnlyList<UnscoredSample> samples, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var sample in samples)
        {
            if (await pictures.ReadAsync(sample, ct) is not { } picture)
            {
                continue;
            }

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
}

/// <param name="EvaluationId">Whose pictures.</param>
/// <param name="Clip">Id in the catalog.</param>
public sealed record ScoreSamplesInput(Guid EvaluationId, string Clip);
