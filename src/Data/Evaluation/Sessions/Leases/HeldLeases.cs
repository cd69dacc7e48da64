using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation.Sessions.Leases;

/// <summary>The pair a rater looks at and the one that is loaded meanwhile: kept over a reload, given anew where somebody else took the place.</summary>
internal static class HeldLeases
{
    private const int Ahead = 2;

    public static async Task<IReadOnlyList<RatingAssignment>> OfAsync(StudioDbContext context, RatingSeat seat, SessionRecord record, DateTime now, CancellationToken cancellationToken)
    {
        var held = new List<RatingAssignment>();
        foreach (var lease in await context.RatingAssignments.Where(a => a.RaterId == seat.Rater.Id && a.AnsweredAt == null).OrderBy(a => a.Place).ToListAsync(cancellationToken))
        {
            if (await KeepAsync(context, seat, lease, now, cancellationToken))
            {
                held.Add(lease);
            }
        }

        var place = record.NextPlace;
        while (held.Count < Ahead && record.Votes + held.Count(a => a.Kind == AssignmentKind.Pair) < seat.Rater.PairsAsked
            && await Leasing.GiveAsync(context, seat.Terms, place, now, cancellationToken) is { } given)
        {
            held.Add(given);
            place++;
        }

        return held;
    }

    private static async Task<bool> KeepAsync(StudioDbContext context, RatingSeat seat, RatingAssignment lease, DateTime now, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await PairLock.TakeAsync(context, lease.PairId, cancellationToken);
        var samples = RatableSamples.Of(context, seat.Evaluation.Id, seat.Terms.NotMadeBy);
        var isThere = await context.RatingPairs.AnyAsync(
            pair => pair.Id == lease.PairId && samples.Any(s => s.Id == pair.FirstSampleId) && samples.Any(s => s.Id == pair.SecondSampleId), cancellationToken);
        var isFree = lease.Kind != AssignmentKind.Pair || lease.LeasedUntil > now
            || await PairLock.TakenByOthersAsync(context, lease.PairId, seat.Rater.Id, now, cancellationToken) < seat.Evaluation.VotesEach;
        if (isThere && isFree)
        {
            lease.LeasedUntil = now + LeaseTerms.Length;
        }
        else
        {
            context.Remove(lease);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isThere && isFree;
    }
}
