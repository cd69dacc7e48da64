using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Numbers;

/// <summary>Within what time people decided three of four cases lately: what somebody who waits is told.</summary>
public static class UsualWait
{
    /// <summary>Fewer say nothing.</summary>
    public const int Fewest = 10;

    private const int Most = 200;
    private const double Share = 0.75;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(90);

    /// <param name="context">Of the workspace.</param>
    /// <param name="appeals">Appeals, or everything else that a person decided.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Null where fewer than <see cref="Fewest"/> were decided in the last 90 days.</returns>
    public static async Task<TimeSpan?> ReadAsync(StudioDbContext context, bool appeals, DateTime now, CancellationToken cancellationToken)
    {
        var since = now - Lately;
        // What a rule decided by itself was decided as it came.
        var decided = context.Cases.Where(c => c.State == CaseState.Decided && c.OpenedAt >= since && c.DecidedAt > c.OpenedAt && c.Kind != CaseKind.Returned);
        var waits = (await (appeals ? decided.Where(c => c.Kind == CaseKind.Appeal) : decided.Where(c => c.Kind != CaseKind.Appeal))
                .OrderByDescending(c => c.OpenedAt).Take(Most).Select(c => new { c.OpenedAt, c.DecidedAt }).ToListAsync(cancellationToken))
            .Select(c => c.DecidedAt!.Value - c.OpenedAt).Order().ToList();
        return waits.Count < Fewest ? null : waits[(int)Math.Ceiling(waits.Count * Share) - 1];
    }
}
