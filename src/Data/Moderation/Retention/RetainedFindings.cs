using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Findings;

namespace Studio.Data.Moderation.Retention;

/// <summary>Findings that nobody sees but the counts: what changed or stopped a text stays with its conversation, which shows it.</summary>
internal sealed class RetainedFindings : IRetainedRows
{
    public RetainedData Data => RetainedData.Watched;

    public async Task<RetentionBatch> CountAsync(StudioDbContext context, DateTime before, CancellationToken cancellationToken) =>
        new(await Due(context, before).CountAsync(cancellationToken));

    public async Task<RetentionBatch> DeleteAsync(StudioDbContext context, DateTime before, int most, CancellationToken cancellationToken)
    {
        var ids = await Due(context, before).OrderBy(f => f.CreatedAt).ThenBy(f => f.Id).Take(most).Select(f => f.Id).ToArrayAsync(cancellationToken);
        return new RetentionBatch(await context.PolicyFindings.Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(cancellationToken));
    }

    private static IQueryable<PolicyFinding> Due(StudioDbContext context, DateTime before) => context.PolicyFindings
        .Where(f => f.Outcome == TextOutcome.Watched && f.CreatedAt < before && !context.Cases.Any(c => c.FindingId == f.Id));
}
