using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Numbers;

/// <summary>What waits for a decision now, whenever it came.</summary>
/// <param name="Late">Longer than the goal.</param>
public sealed record WaitingCases(int Count, int Late)
{
    public static async Task<WaitingCases> ReadAsync(StudioDbContext context, DateTime lateBefore, CancellationToken cancellationToken)
    {
        var waiting = context.Cases.Where(c => c.State == CaseState.Open || c.State == CaseState.Escalated);
        return new WaitingCases(await waiting.CountAsync(cancellationToken), await waiting.CountAsync(c => c.OpenedAt < lateBefore, cancellationToken));
    }
}
