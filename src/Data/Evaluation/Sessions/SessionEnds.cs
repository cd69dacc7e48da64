using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Sessions.Leases;
using Studio.Data.Evaluation.Sessions.Scheduling;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>What a rater is told at the end: about themself, beside what all do. Scoped.</summary>
public sealed class SessionEnds(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    public async Task<SessionEnd> OfAsync(Guid rater, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Raters.AsNoTracking().SingleOrDefaultAsync(r => r.Id == rater, cancellationToken) ?? throw new RatingRefused(RatingRefusal.Deleted);
        var evaluation = row.EvaluationId;
        var own = await context.RatingAssignments.Where(a => a.RaterId == rater && a.AnsweredAt != null)
            .Select(a => new { a.PairId, a.Kind, a.IsSwapped, a.Answer, a.AnsweredAt, a.Milliseconds, a.Place, a.LeftKey, a.RightKey }).ToListAsync(cancellationToken);
        var first = own.Where(a => a.Kind == AssignmentKind.Pair).ToDictionary(a => a.PairId, a => a.Answer!.Value.Turned(a.IsSwapped));
        var now = time.GetUtcNow().UtcDateTime;
        var repeats = own.Where(a => a.Kind == AssignmentKind.Repeat && first.ContainsKey(a.PairId)).OrderBy(a => a.Place)
            .Select(a => new RepeatedPair(
                first[a.PairId].Turned(a.IsSwapped),
                a.Answer!.Value,
                a.AnsweredAt > now - RatedPictures.ShownAgain ? (a.LeftKey, a.RightKey) : null))
            .ToList();
        var all = await context.Votes.Where(v => v.EvaluationId == evaluation).GroupBy(v => v.Answer).Select(votes => new { votes.Key, Count = votes.Count() }).ToListAsync(cancellationToken);
        var records = await RaterRecords.OfAsync(context, context.RatingAssignments.Where(a => a.EvaluationId == evaluation && a.RaterId != rater), cancellationToken);
        var seat = await RatingSeat.OfAsync(context, rater, cancellationToken);
        var open = seat.IsOpenAt(now) ? (await OpenPairs.OfAsync(context, seat.Terms, now, cancellationToken)).Count : 0;
        var kept = open == 0 && seat.IsOpenAt(now) && seat.Terms.NotMadeBy is not null
            ? (await OpenPairs.OfAsync(context, seat.Terms with { NotMadeBy = null }, now, cancellationToken)).Count : 0;
        return new SessionEnd(
            row.Name,
            own.Count,
            first.Count,
            own.Sum(a => (long)(a.Milliseconds ?? 0)),
            Share(first.Values.Count(answer => answer is VoteAnswer.BothGood or VoteAnswer.BothBad), first.Count),
            Share(all.Where(votes => votes.Key is VoteAnswer.BothGood or VoteAnswer.BothBad).Sum(votes => votes.Count), all.Sum(votes => votes.Count)),
            repeats,
            Share(records.Values.Sum(record => record.SameOnRepeats), records.Values.Sum(record => record.Repeats)),
            open)
        {
            Own = kept,
            Over = seat.IsOpenAt(now) ? null : await OverAsync(context, seat, cancellationToken),
        };
    }

    private static async Task<SessionOver> OverAsync(StudioDbContext context, RatingSeat seat, CancellationToken cancellationToken) =>
        seat.IsOpen ? SessionOver.Link
        : await context.RatingPairs.AnyAsync(pair => pair.EvaluationId == seat.Evaluation.Id && pair.Expected == null && pair.Answers < seat.Evaluation.VotesEach, cancellationToken) ? SessionOver.Closed
        : SessionOver.Full;

    /// <summary>In percent; null of nothing.</summary>
    private static int? Share(int part, int whole) => whole == 0 ? null : (int)Math.Round(100.0 * part / whole);
}

/// <param name="Answers">With those to checks and repeats, which are no votes.</param>
/// <param name="Pairs">That the answers count for.</param>
/// <param name="Ties">Both good and both bad, in percent of the pairs.</param>
/// <param name="Repeats">In order.</param>
/// <param name="OthersSame">Of all other raters' repeats, in percent.</param>
/// <param name="Open">Pairs that this rater could still be given; not counted beyond a few thousand.</param>
public sealed record SessionEnd(string Name, int Answers, int Pairs, long Milliseconds, int? Ties, int? EverybodysTies, IReadOnlyList<RepeatedPair> Repeats, int? OthersSame, int Open)
{
    /// <summary>Pairs that wait and are kept from this rater, because they made a picture of each; 0 while there are others.</summary>
    public int Own { get; init; }

    /// <summary>Null while it goes on.</summary>
    public SessionOver? Over { get; init; }
}
