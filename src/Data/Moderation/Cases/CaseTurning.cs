using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Moderation.Cases;

/// <summary>Changes the state of a case, if it is still with whoever wants to: of two decisions at once the second is refused.</summary>
public static class CaseTurning
{
    /// <param name="state">The new one.</param>
    /// <param name="context">In the transaction of the act.</param>
    /// <param name="about">As it was read.</param>
    /// <param name="userId">Who holds it.</param>
    /// <param name="verdict">Of a decision.</param>
    /// <param name="decidedAt">Of a decision.</param>
    /// <param name="cancellationToken">Leaves all as it was.</param>
    public static async Task SetAsync(
        this CaseState state, StudioDbContext context, ModerationCase about, Guid userId, CaseVerdict? verdict, DateTime? decidedAt, CancellationToken cancellationToken)
    {
        var changed = await context.Cases.Where(c => c.Id == about.Id && c.State == about.State && (c.State == CaseState.Open || c.State == CaseState.Escalated))
            .HeldBy(userId)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.State, state)
                    .SetProperty(c => c.Verdict, verdict)
                    .SetProperty(c => c.DecidedAt, decidedAt)
                    .SetProperty(c => c.ClaimedById, (Guid?)null)
                    .SetProperty(c => c.ClaimedUntil, (DateTime?)null),
                cancellationToken);
        if (changed == 0)
        {
            throw StudioException.Conflict(await CaseClaims.WhyNotAsync(context, about.Id, cancellationToken));
        }
    }

    /// <summary>Back to where its decision found it. False when somebody went on with it since.</summary>
    public static async Task<bool> ReopenAsync(this ModerationCase about, StudioDbContext context, CaseState before, CancellationToken cancellationToken) =>
        await context.Cases
            .Where(c => c.Id == about.Id && c.State == about.State && c.DecidedAt == about.DecidedAt && c.ClaimedById == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.State, before)
                    .SetProperty(c => c.Verdict, (CaseVerdict?)null)
                    .SetProperty(c => c.DecidedAt, (DateTime?)null),
                cancellationToken) == 1;
}
