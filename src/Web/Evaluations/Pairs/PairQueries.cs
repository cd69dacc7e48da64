using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Scheduling;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Evaluations.Lists;

namespace Studio.Web.Evaluations.Pairs;

/// <summary>
/// Reads pairs with what was said of them. Whoever rates an evaluation that runs is not shown the pairs that they may still be asked about. Scoped.
/// </summary>
public sealed class PairQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, EvaluationQueries evaluations)
{
    internal async Task<PairsView> ReadAsync(Guid evaluation, PairFilter filter, CancellationToken ct)
    {
        workspace.Access.RequireToSee(Permission.RunEvaluations);
        var summary = await evaluations.OneAsync(evaluation, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var made = db.RatingPairs.AsNoTracking().Where(pair => pair.EvaluationId == evaluation && pair.Expected == null);
        var seen = await SeenAsync(db, made, summary.Evaluation, ct);
        var all = await seen.CountAsync(ct);
        var categories = await db.EvaluationPrompts.Where(p => p.EvaluationId == evaluation).Select(p => p.Category).Distinct().ToListAsync(ct);
        var chosen = Choose(db, seen, filter, summary.Evaluation.VotesEach);
        var found = await chosen.CountAsync(ct);
        var rows = await Ordered(db, chosen, filter.Choice).Skip((filter.Page - 1) * PairsView.PageSize).Take(PairsView.PageSize).ToListAsync(ct);
        return new PairsView(summary, await FilledAsync(db, evaluation, rows, ct), [.. categories.Order(StringComparer.CurrentCulture)], found, all, summary.Pairs - all);
    }

    private async Task<IQueryable<RatingPair>> SeenAsync(StudioDbContext db, IQueryable<RatingPair> pairs, HumanEvaluation evaluation, CancellationToken ct)
    {
        var (me, id, each) = (workspace.Access.UserId, evaluation.Id, evaluation.VotesEach);
        if (evaluation.State != EvaluationState.Running || await db.Raters.Where(r => r.EvaluationId == id && r.UserId == me && me != null).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct) is not { } rater)
        {
            return pairs;
        }

        if (!evaluation.MayRateOwn)
        {
            // They are never asked about these.
            var own = db.EvaluationSamples.Where(s => s.EvaluationId == id && db.Images.AlsoOfEvaluations().Any(i => i.Id == s.ImageId && i.CreatedById == me));
            return pairs.Where(pair => pair.Answers >= each || own.Any(s => s.Id == pair.FirstSampleId || s.Id == pair.SecondSampleId)
                || db.RatingAssignments.Any(a => a.PairId == pair.Id && a.RaterId == rater && a.AnsweredAt != null));
        }

        return pairs.Where(pair => pair.Answers >= each || db.RatingAssignments.Any(a => a.PairId == pair.Id && a.RaterId == rater && a.AnsweredAt != null));
    }

    private static IQueryable<RatingPair> Choose(StudioDbContext db, IQueryable<RatingPair> pairs, PairFilter filter, int votesEach)
    {
        var (said, first, second) = (Counted(db), First(db), Second(db));
        if (filter.Category is { } category)
        {
            pairs = pairs.Where(pair => db.EvaluationPrompts.Any(p => p.Id == pair.PromptId && p.Category == category));
        }

        if (filter.Question is { } question)
        {
            pairs = pairs.Where(pair => pair.Question == question);
        }

        return filter.Choice switch
        {
            PairChoice.Disagreed => pairs.Where(pair => first.Any(a => a.PairId == pair.Id) && second.Any(a => a.PairId == pair.Id)),
            PairChoice.Agreed => pairs.Where(pair => pair.Answers > 1 && !said.Any(a => a.PairId == pair.Id && said.Any(b => b.PairId == pair.Id && (a.IsSwapped == b.IsSwapped
                ? a.Answer != b.Answer
                : (a.Answer == VoteAnswer.Left ? VoteAnswer.Right : a.Answer == VoteAnswer.Right ? VoteAnswer.Left : a.Answer) != b.Answer)))),
            PairChoice.Open => pairs.Where(pair => pair.Answers < votesEach),
            _ => pairs,
        };
    }

    private static IQueryable<RatingPair> Ordered(StudioDbContext db, IQueryable<RatingPair> pairs, PairChoice choice)
    {
        var (first, second) = (First(db), Second(db));
        return choice == PairChoice.Disagreed
            ? pairs.OrderByDescending(pair => Math.Min(first.Count(a => a.PairId == pair.Id), second.Count(a => a.PairId == pair.Id))).ThenBy(pair => pair.CreatedAt).ThenBy(pair => pair.Id)
            : pairs.OrderBy(pair => pair.CreatedAt).ThenBy(pair => pair.Id);
    }

    /// <summary>Answers of raters whose votes count.</summary>
    private static IQueryable<RatingAssignment> Counted(StudioDbContext db) =>
        db.RatingAssignments.Where(a => a.Kind == AssignmentKind.Pair && a.AnsweredAt != null && db.Raters.Any(r => r.Id == a.RaterId && r.LeftOutAt == null));

    private static IQueryable<RatingAssignment> First(StudioDbContext db) => Counted(db).Where(a => a.Answer == (a.IsSwapped ? VoteAnswer.Right : VoteAnswer.Left));

    private static IQueryable<RatingAssignment> Second(StudioDbContext db) => Counted(db).Where(a => a.Answer == (a.IsSwapped ? VoteAnswer.Left : VoteAnswer.Right));

    private static async Task<IReadOnlyList<ShownPair>> FilledAsync(StudioDbContext db, Guid evaluation, List<RatingPair> pairs, CancellationToken ct)
    {
        var (ids, prompts) = (pairs.Select(p => p.Id).ToList(), pairs.Select(p => p.PromptId).ToList());
        var wishes = await db.EvaluationPrompts.AsNoTracking().Where(p => prompts.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var entries = await db.EvaluationEntries.Where(e => e.EvaluationId == evaluation).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        var wanted = pairs.SelectMany(p => new[] { p.FirstSampleId, p.SecondSampleId }).ToList();
        var samples = await db.EvaluationSamples.Where(s => wanted.Contains(s.Id))
            .Select(s => new { s.Id, s.EntryId, s.PromptId, s.Caption, IsThere = db.Images.AlsoOfEvaluations().Any(i => i.Id == s.ImageId && i.DeletedAt == null) }).ToDictionaryAsync(s => s.Id, ct);
        var answers = (await Counted(db).Where(a => ids.Contains(a.PairId)).Select(a => new { a.PairId, a.IsSwapped, Answer = a.Answer!.Value }).ToListAsync(ct)).ToLookup(a => a.PairId);
        return
        [
            .. pairs.Select(pair => new ShownPair(
                pair.Id,
                pair.Question,
                wishes[pair.PromptId].Text,
                wishes[pair.PromptId].Category,
                Sample(pair.FirstSampleId),
                Sample(pair.SecondSampleId),
                answers[pair.Id].GroupBy(a => a.Answer.Turned(a.IsSwapped)).ToDictionary(g => g.Key, g => g.Count()))),
        ];

        ShownSample Sample(Guid id)
        {
            var sample = samples[id];
            return new ShownSample(id, entries[sample.EntryId], sample.Caption == wishes[sample.PromptId].Text ? null : sample.Caption, sample.IsThere);
        }
    }
}
