using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;

namespace Studio.Data.Moderation.Retention;

/// <summary>Removed pictures of which every case was decided long enough ago. The sum of their pixels stays.</summary>
internal sealed class RetainedPictures(TimeProvider time) : IRetainedRows
{
    public RetainedData Data => RetainedData.RemovedPictures;

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
            .Select(image => new { image.Id, image.BlobHash, image.PixelHash }).ToListAsync(cancellationToken);
        if (images.Count == 0)
        {
            return new RetentionBatch(0);
        }

        await RememberAsync(context, [.. images.Select(image => image.PixelHash).Distinct()], cancellationToken);
        Guid[] ids = [.. images.Select(image => image.Id)];
        await ImageReferences.ClearAsync(context, ids, cancellationToken);
        await context.Images.AlsoHidden().Where(image => ids.Contains(image.Id)).ExecuteDeleteAsync(cancellationToken);
        return new RetentionBatch(images.Count, Files: [.. images.Select(image => image.BlobHash).Distinct()]);
    }

    private static IQueryable<Image> Due(StudioDbContext context, DateTime before)
    {
        var ended = DecidedCases.Before(context, before);
        return context.Images.AlsoHidden().Where(image => image.Standing == ImageStanding.Removed
            && context.Cases.Any(c => c.ImageId == image.Id)
            && !context.Cases.Any(c => c.ImageId == image.Id && !ended.Any(old => old.Id == c.Id)));
    }

    private async Task RememberAsync(StudioDbContext context, string[] hashes, CancellationToken cancellationToken)
    {
        var known = await context.ForgottenPixels.Where(pixels => hashes.Contains(pixels.PixelHash)).Select(pixels => pixels.PixelHash).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        context.ForgottenPixels.AddRange(hashes.Except(known, StringComparer.Ordinal).Select(hash => new ForgottenPixels { PixelHash = hash, At = now }));
        await context.SaveChangesAsync(cancellationToken);
    }
}
