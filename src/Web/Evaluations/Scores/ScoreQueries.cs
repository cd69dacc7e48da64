using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Evaluations.Scores;

namespace Studio.Web.Evaluations.Scores;

/// <summary>Reads what programs said of an evaluation's pictures. Scoped.</summary>
public sealed class ScoreQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ModelCatalog models)
{
    internal async Task<ScoreReport> ReadAsync(Guid evaluation, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var scorers = await db.SampleScores.Where(s => s.EvaluationId == evaluation)
            .GroupBy(s => new { s.ScorerHash, s.Scorer })
            .Select(g => new { g.Key.ScorerHash, g.Key.Scorer, Count = g.Count(), Newest = g.Max(s => s.At) })
            .OrderByDescending(g => g.Newest).ToListAsync(ct);
        var pictures = await db.EvaluationSamples.CountAsync(s => s.EvaluationId == evaluation && s.State == SampleState.Done, ct);
        var reports = new List<ScorerReport>();
        foreach (var scorer in scorers)
        {
            reports.Add(new ScorerReport(
                scorer.Scorer, scorer.ScorerHash, await EntriesAsync(db, evaluation, scorer.ScorerHash, ct), await AgreementAsync(db, evaluation, scorer.ScorerHash, ct)));
        }

        var (running, failed) = await TaskAsync(db, evaluation, ct);
        return new ScoreReport(
            reports,
            [.. models.Clips.Select(clip => new AskedScorer(clip.Id, clip.Name, pictures - (scorers.FirstOrDefault(s => s.ScorerHash == clip.Hash)?.Count ?? 0)))],
            pictures,
            running,
            failed);
    }

    private static async Task<IReadOnlyList<ScoredEntry>> EntriesAsync(StudioDbContext db, Guid evaluation, string hash, CancellationToken ct)
    {
        var prompts = await db.SampleScores.Where(score => score.EvaluationId == evaluation && score.ScorerHash == hash)
            .Join(db.EvaluationSamples, score => score.SampleId, sample => sample.Id, (score, sample) => new { sample.EntryId, sample.PromptId, score.Value })
            .GroupBy(row => new { row.EntryId, row.PromptId })
            .Select(g => new { g.Key.EntryId, Mean = g.Average(row => row.Value), Count = g.Count() })
            .ToListAsync(ct);
        var entries = await db.EvaluationEntries.Where(e => e.EvaluationId == evaluation).OrderBy(e => e.Place).Select(e => new { e.Id, e.Name }).ToListAsync(ct);
        var byEntry = prompts.ToLookup(prompt => prompt.EntryId);
        return
        [
            .. entries.Where(entry => byEntry.Contains(entry.Id))
                .Select(entry => new ScoredEntry(entry.Name, byEntry[entry.Id].Sum(prompt => prompt.Count), ClusteredMean.Of([.. byEntry[entry.Id].Select(prompt => prompt.Mean)])))
                .OrderByDescending(entry => entry.Score.Mean),
        ];
    }

    /// <summary>Ties say nothing of which picture is better; raters who were left out say nothing at all.</summary>
    private static async Task<IReadOnlyList<ScorerAgreement>> AgreementAsync(StudioDbContext db, Guid evaluation, string hash, CancellationToken ct)
    {
        var scores = db.SampleScores.Where(score => score.EvaluationId == evaluation && score.ScorerHash == hash)
            .Join(db.EvaluationSamples, score => score.SampleId, sample => sample.Id, (score, sample) => new { sample.ImageId, score.Value });
        var counts = await db.Votes
            .Where(v => v.EvaluationId == evaluation && (v.Answer == VoteAnswer.Left || v.Answer == VoteAnswer.Right) && !db.Raters.Any(r => r.Id == v.RaterId && r.LeftOutAt != null))
            .Join(scores, v => v.LeftImageId, s => s.ImageId, (v, left) => new { v.Question, v.Answer, v.RightImageId, Left = left.Value })
            .Join(scores, v => v.RightImageId, s => s.ImageId, (v, right) => new { v.Question, v.Answer, v.Left, Right = right.Value })
            .Where(v => v.Left != v.Right)
            .GroupBy(v => new { v.Question, IsSame = v.Left > v.Right == (v.Answer == VoteAnswer.Left) })
            .Select(g => new { g.Key.Question, g.Key.IsSame, Count = g.Count() })
            .ToListAsync(ct);
        return
        [
            .. counts.GroupBy(count => count.Question).OrderBy(g => g.Key)
                .Select(g => new ScorerAgreement(g.Key, g.Where(count => count.IsSame).Sum(count => count.Count), g.Sum(count => count.Count))),
        ];
    }

    private static async Task<(RunningScores? Running, string? Failed)> TaskAsync(StudioDbContext db, Guid evaluation, CancellationToken ct)
    {
        var recent = await db.BackgroundTasks.AsNoTracking().Where(t => t.Kind == ScoreSamples.KindName)
            .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).Take(50).ToListAsync(ct);
        var last = recent.FirstOrDefault(t => JsonSerializer.Deserialize<ScoreSamplesInput>(t.Input, StudioJson.Options)?.EvaluationId == evaluation);
        return last?.Status switch
        {
            BackgroundTaskStatus.Queued or BackgroundTaskStatus.Running => (new RunningScores(last.Id, last.Progress), null),
            BackgroundTaskStatus.Failed => (null, last.Error),
            _ => (null, null),
        };
    }
}
