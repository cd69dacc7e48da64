using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Models;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Evaluations.Scores;
using Studio.Jobs.Models;
using Studio.Jobs.Upsamplings.Remote;

namespace Studio.Web.Evaluations.Scores;

/// <summary>Reads what programs said of an evaluation's pictures. Scoped.</summary>
public sealed class ScoreQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ModelCatalog models, ModelRights rights)
{
    internal async Task<ScoreReport> ReadAsync(Guid evaluation, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var scorers = await db.SampleScores.Where(s => s.EvaluationId == evaluation)
            .GroupBy(s => new { s.Method, s.ScorerHash, s.Scorer })
            .Select(g => new { g.Key.Method, g.Key.ScorerHash, g.Key.Scorer, Count = g.Count(), Newest = g.Max(s => s.At) })
            .OrderByDescending(g => g.Newest).ToListAsync(ct);
        var pictures = await db.EvaluationSamples.CountAsync(s => s.EvaluationId == evaluation && s.State == SampleState.Done, ct);
        var reports = new List<ScorerReport>();
        foreach (var scorer in scorers)
        {
            reports.Add(new ScorerReport(
                scorer.Method, scorer.Scorer, scorer.ScorerHash, await EntriesAsync(db, evaluation, scorer.Method, scorer.ScorerHash, ct), await AgreementAsync(db, evaluation, scorer.ScorerHash, ct)));
        }

        var ended = scorers.ToLookup(s => s.ScorerHash, s => s.Count);
        var works = await TasksAsync(db, evaluation, ct);
        return new ScoreReport(
            reports,
            [
                .. models.Clips.Select(clip => new AskedScorer(ScoreMethod.Clip, clip.Id, clip.Name, Host: null, pictures - ended[clip.Hash].Sum())),
                .. (await JudgesAsync(db, ct)).Select(judge => new AskedScorer(
                    ScoreMethod.Judge, $"{judge.Id}", judge.Name, RemoteAddress.HostOf(judge.Address), pictures - ended[JudgeSamples.HashOf(judge)].Sum())),
            ],
            pictures,
            [.. works.Where(work => work.Task.Status is BackgroundTaskStatus.Queued or BackgroundTaskStatus.Running).Select(work => new RunningScores(work.Method, work.Task.Id, work.Task.Progress))],
            [.. works.Where(work => work.Task.Status == BackgroundTaskStatus.Failed).Select(work => work.Task.Error!)]);
    }

    /// <summary>Those that whoever asks may use.</summary>
    private async Task<IReadOnlyList<RemoteWriter>> JudgesAsync(StudioDbContext db, CancellationToken ct)
    {
        var judges = await db.RemoteWriters.AsNoTracking().Where(writer => writer.JudgesPictures).OrderBy(writer => writer.Name).ToListAsync(ct);
        var rules = await rights.RulesAsync(ct);
        return [.. judges.Where(judge => rules.Refusal(ModelSubject.Of(judge), workspace.Access.Role) is null)];
    }

    private static async Task<IReadOnlyList<ScoredEntry>> EntriesAsync(StudioDbContext db, Guid evaluation, ScoreMethod method, string hash, CancellationToken ct)
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
                .Select(entry => new ScoredEntry(entry.Name, byEntry[entry.Id].Sum(prompt => prompt.Count), Mean([.. byEntry[entry.Id].Select(prompt => prompt.Mean)])))
                .OrderByDescending(entry => entry.Score.Mean),
        ];

        ClusteredMean Mean(IReadOnlyList<double> means) => method == ScoreMethod.Judge ? ClusteredMean.OfShares(means) : ClusteredMean.Of(means);
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

    /// <summary>The newest of each method that was for this evaluation.</summary>
    private static async Task<IReadOnlyList<(ScoreMethod Method, BackgroundTask Task)>> TasksAsync(StudioDbContext db, Guid evaluation, CancellationToken ct)
    {
        var recent = await db.BackgroundTasks.AsNoTracking().Where(t => t.Kind == ScoreSamples.KindName || t.Kind == JudgeSamples.KindName)
            .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).Take(100).ToListAsync(ct);
        return
        [
            .. recent.Where(t => JsonSerializer.Deserialize<OfEvaluation>(t.Input, StudioJson.Options)?.EvaluationId == evaluation)
                .Select(t => (Method: t.Kind == ScoreSamples.KindName ? ScoreMethod.Clip : ScoreMethod.Judge, Task: t)).DistinctBy(work => work.Method),
        ];
    }

    /// <summary>What the inputs of both kinds have in common.</summary>
    private sealed record OfEvaluation(Guid EvaluationId);
}
