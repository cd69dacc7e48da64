using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Retention;

/// <summary>
/// Held pictures that nobody decided about in all that time: none but their author ever saw them, and as a blur. What waits about them ends.
/// No sum of their pixels stays: nobody said that they were wrong.
/// </summary>
internal sealed class RetainedHeldPictures : IRetainedRows
{
    public RetainedData Data => RetainedData.HeldPictures;

    public async Task<RetentionBatch> CountAsync(StudioDbContext context, DateTime before, CancellationToken cancellationToken)
    {
        var due = await Due(context, before).GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Bytes = all.Sum(image => image.ByteCount) })
            .FirstOrDefaultAsync(cancellationToken);
        return new RetentionBatch(due?.Count ?? 0, due?.Bytes ?? 0);
    }

    public async Task<RetentionBatch> DeleteAsync(StudioDbContext context, DateTime before, int most, CancellationToken cancellationToken)
    {
        var images = await Due(context, before).OrderBy(image => image.CreatedAt).ThenBy(image => image.Id).Take(most)
            .Select(image => new { image.Id, image.BlobHash }).ToListAsync(cancellationToken);
        Guid[] ids = [.. images.Select(image => image.Id)];
        Guid?[] named = [.. ids.Select(id => (Guid?)id)];
        await context.Cases.Where(c => named.Contains(c.ImageId) && (c.State == CaseState.Open || c.State == CaseState.Escalated)).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, CaseState.Withdrawn).SetProperty(c => c.ClaimedById, (Guid?)null).SetProperty(c => c.ClaimedUntil, (DateTime?)null), cancellationToken);
        await ImageReferences.ClearAsync(context, ids, cancellationToken);
        await context.Images.AlsoHidden().Where(image => ids.Contains(image.Id)).ExecuteDeleteAsync(cancellationToken);
        return new RetentionBatch(images.Count, Files: [.. images.Select(image => image.BlobHash).Distinct()]);
    }

    /// <summary>Not while a case about it is younger, or somebody works on it in this moment.</summary>
    private static IQueryable<Image> Due(StudioDbContext context, DateTime before)
    {
        var worked = context.Cases.HeldByAnybody();
        return context.Images.AlsoHidden().Where(image => image.Standing == ImageStanding.Held && image.CreatedAt < before
            && !context.Cases.Any(c => c.ImageId == image.Id && c.OpenedAt >= before)
            && !worked.Any(c => c.ImageId == image.Id));
    }
}
