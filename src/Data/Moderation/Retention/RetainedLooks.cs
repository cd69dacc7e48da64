using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Retention;

/// <summary>What people looked at. The decision keeps whether its case had been looked at.</summary>
internal sealed class RetainedLooks : IRetainedRows
{
    public RetainedData Data => RetainedData.Looks;

    public async Task<RetentionBatch> CountAsync(StudioDbContext context, DateTime before, CancellationToken cancellationToken) =>
        new(await Due(context, before).CountAsync(cancellationToken));

    /// <summary>Small rows: all of them at once.</summary>
    public async Task<RetentionBatch> DeleteAsync(StudioDbContext context, DateTime before, int most, CancellationToken cancellationToken) =>
        new(await Due(context, before).ExecuteDeleteAsync(cancellationToken));

    private static IQueryable<CaseLook> Due(StudioDbContext context, DateTime before) => context.CaseLooks.Where(look => look.At < before);
}
