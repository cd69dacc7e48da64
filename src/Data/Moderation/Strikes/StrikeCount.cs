using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Strikes;

/// <summary>Which warnings of a person count: not lapsed, not lifted, and without an appeal that waits.</summary>
public static class StrikeCount
{
    public static async Task<IReadOnlyList<Strike>> CountedAsync(StudioDbContext context, Guid userId, DateTime now, CancellationToken cancellationToken) =>
        await Unappealed(context, context.Strikes.AsNoTracking().Where(s => s.UserId == userId && s.LiftedAt == null && s.LapsesAt > now))
            .OrderBy(s => s.GivenAt).ToListAsync(cancellationToken);

    /// <summary>Those that a pause stands on: what lapses while it lasts does not shorten it.</summary>
    internal static IQueryable<Strike> Given(StudioDbContext context, Guid userId, DateTime since) =>
        context.Strikes.Where(s => s.UserId == userId && s.LiftedAt == null && s.GivenAt <= since && s.LapsesAt > since);

    /// <summary>Once more without those that are appealed: the appeal pauses them.</summary>
    internal static IQueryable<Strike> Unappealed(StudioDbContext context, IQueryable<Strike> strikes) =>
        strikes.Where(s => !context.Cases.Any(a => a.AppealOf == s.CaseId && (a.State == CaseState.Open || a.State == CaseState.Escalated)));
}
