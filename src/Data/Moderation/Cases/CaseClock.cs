using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Moderation.Cases;

/// <summary>
/// Leases of cases, set and compared in the clock of the database: the nodes' own clocks may differ.
/// DateTime.UtcNow below is never called here; it is translated to the database's function for "now".
/// </summary>
#pragma warning disable RS0030
public static class CaseClock
{
    public const int LeaseSeconds = 600;

    /// <summary>1 = theirs for the next ten minutes, also when it was theirs before.</summary>
    public static Task<int> ClaimAsync(IQueryable<ModerationCase> cases, Guid userId, CancellationToken cancellationToken) => cases
        .Where(c => c.ClaimedById == null || c.ClaimedById == userId || c.ClaimedUntil < DateTime.UtcNow)
        .ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ClaimedById, userId).SetProperty(c => c.ClaimedUntil, c => DateTime.UtcNow.AddSeconds(LeaseSeconds)),
            cancellationToken);

    /// <summary>Since this person took one case, at most the length of a lease; null when it is not theirs.</summary>
    public static async Task<int?> SecondsHeldAsync(IQueryable<ModerationCase> cases, Guid userId, CancellationToken cancellationToken)
    {
        var held = await cases.HeldBy(userId).Select(c => new { Until = c.ClaimedUntil!.Value, Now = DateTime.UtcNow }).SingleOrDefaultAsync(cancellationToken);
        return held is null ? null : Math.Clamp((int)Math.Round(LeaseSeconds - (held.Until - held.Now).TotalSeconds), 0, LeaseSeconds);
    }

    /// <summary>Cases that this person works on now.</summary>
    public static IQueryable<ModerationCase> HeldBy(this IQueryable<ModerationCase> cases, Guid userId) =>
        cases.Where(c => c.ClaimedById == userId && c.ClaimedUntil > DateTime.UtcNow);

    /// <summary>Cases that somebody works on now.</summary>
    public static IQueryable<ModerationCase> HeldByAnybody(this IQueryable<ModerationCase> cases) => cases.Where(c => c.ClaimedUntil > DateTime.UtcNow);

    /// <summary>Cases that somebody else works on now.</summary>
    public static IQueryable<ModerationCase> HeldByOthers(this IQueryable<ModerationCase> cases, Guid userId) =>
        cases.Where(c => c.ClaimedById != null && c.ClaimedById != userId && c.ClaimedUntil > DateTime.UtcNow);
}
#pragma warning restore RS0030
