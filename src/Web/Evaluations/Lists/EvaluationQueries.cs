using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Evaluations;

namespace Studio.Web.Evaluations.Lists;

/// <summary>Designed evaluations of the workspace, counted by the database. Scoped.</summary>
public sealed class EvaluationQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, EvaluationBudget budget)
{
    private const int MostBeside = 40;

    internal async Task<IReadOnlyList<EvaluationSummary>> ListAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ReadAsync(db, db.Evaluations, ct);
    }

    /// <summary>The newest, for the side list.</summary>
    internal async Task<IReadOnlyList<EvaluationBeside>> BesideAsync(CancellationToken ct)
    {
        workspace.Access.RequireToSee(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Evaluations.OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id).Take(MostBeside)
            .Select(e => new EvaluationBeside(
                e.Id, e.Name, e.State, db.EvaluationSamples.Count(s => s.EvaluationId == e.Id && s.State == SampleState.Done), db.Votes.Count(v => v.EvaluationId == e.Id)))
            .ToListAsync(ct);
    }

    internal async Task<EvaluationSummary> OneAsync(Guid id, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await ReadAsync(db, db.Evaluations.Where(e => e.Id == id), ct)) is [var one] ? one : throw StudioException.NotFound("This evaluation is not there, or no longer.");
    }

    private async Task<IReadOnlyList<EvaluationSummary>> ReadAsync(StudioDbContext db, IQueryable<HumanEvaluation> which, CancellationToken ct)
    {
        var rows = await which.AsNoTracking().OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id).ToListAsync(ct);
        var ids = rows.Select(e => e.Id).ToList();
        var isSpent = (await budget.ReadAsync(ct)).IsSpent;
        var entries = (await db.EvaluationEntries.AsNoTracking().Where(e => ids.Contains(e.EvaluationId)).OrderBy(e => e.Place).Select(e => new { e.EvaluationId, e.Name, e.SystemId }).ToListAsync(ct)).ToLookup(e => e.EvaluationId);
        var prompts = await db.EvaluationPrompts.Where(p => ids.Contains(p.EvaluationId)).GroupBy(p => p.EvaluationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var samples = (await db.EvaluationSamples.Where(s => ids.Contains(s.EvaluationId)).GroupBy(s => new { s.EvaluationId, s.State }).Select(g => new { g.Key.EvaluationId, g.Key.State, Count = g.Count() }).ToListAsync(ct)).ToLookup(s => s.EvaluationId);
        var pairs = (await db.RatingPairs.Where(p => ids.Contains(p.EvaluationId) && p.Expected == null).Join(db.Evaluations, p => p.EvaluationId, e => e.Id, (p, e) => new { p.EvaluationId, p.Answers, IsFull = p.Answers >= e.VotesEach })
            .GroupBy(p => p.EvaluationId).Select(g => new { g.Key, Count = g.Count(), Full = g.Count(p => p.IsFull), Filled = g.Sum(p => p.Answers) }).ToListAsync(ct)).ToDictionary(g => g.Key);
        var votes = (await db.Votes.Where(v => v.EvaluationId != null && ids.Contains(v.EvaluationId!.Value)).GroupBy(v => new { Id = v.EvaluationId!.Value, v.LeftSystemId, v.RightSystemId })
            .Select(g => new { g.Key.Id, g.Key.LeftSystemId, g.Key.RightSystemId, Count = g.Count(), Milliseconds = g.Sum(v => (long)(v.Milliseconds ?? 0)) }).ToListAsync(ct)).ToLookup(v => v.Id);
        var raters = await db.Raters.Where(r => ids.Contains(r.EvaluationId))
            .Where(r => r.UserId == null || r.AskedById != null || db.RatingAssignments.Any(a => a.RaterId == r.Id && a.AnsweredAt != null)).GroupBy(r => r.EvaluationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var islands = rows.ToDictionary(e => e.Id, e => SystemIslands.Of(votes[e.Id].Select(v => (v.LeftSystemId, v.RightSystemId))));
        var joining = new Dictionary<Guid, int>();
        foreach (var (id, found) in islands.Where(one => one.Value.Values.Distinct().Count() > 1))
        {
            joining[id] = await SystemIslands.JoiningAsync(db, id, found, ct);
        }

        return [.. rows.Select(e => new EvaluationSummary(
            e,
            [.. entries[e.Id].Select(entry => entry.Name)],
            prompts.GetValueOrDefault(e.Id),
            samples[e.Id].Sum(s => s.Count),
            samples[e.Id].Where(s => s.State is not (SampleState.Waiting or SampleState.Queued)).Sum(s => s.Count),
            pairs.GetValueOrDefault(e.Id)?.Count ?? 0,
            pairs.GetValueOrDefault(e.Id)?.Full ?? 0,
            votes[e.Id].Sum(v => v.Count),
            votes[e.Id].Sum(v => v.Milliseconds),
            raters.GetValueOrDefault(e.Id),
            HasScale: islands[e.Id].Values.Distinct().Count() < 2,
            IsBudgetSpent: isSpent,
            HasGaps: e.PromptSetId is null || entries[e.Id].Count() < 2 || e.Questions.Count == 0)
        {
            Filled = pairs.GetValueOrDefault(e.Id)?.Filled ?? 0,
            Joining = joining.GetValueOrDefault(e.Id),
        })];
    }
}
