using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Retention;

/// <summary>Whole cases, with what hangs on them. One whose removed picture is still kept waits for it.</summary>
internal sealed class RetainedCases : IRetainedRows
{
    public RetainedData Data => RetainedData.Cases;

    public async Task<RetentionBatch> CountAsync(StudioDbContext context, DateTime before, CancellationToken cancellationToken) =>
        new(await Due(context, before).CountAsync(cancellationToken));

    public async Task<RetentionBatch> DeleteAsync(StudioDbContext context, DateTime before, int most, CancellationToken cancellationToken)
    {
        var ids = await Due(context, before).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Take(most).Select(c => (Guid?)c.Id).ToArrayAsync(cancellationToken);
        // An appeal goes with what it was against; decisions, notes and looks go with their case.
        return new RetentionBatch(await context.Cases.Where(c => ids.Contains(c.Id) || ids.Contains(c.AppealOf)).ExecuteDeleteAsync(cancellationToken));
    }

    private static IQueryable<ModerationCase> Due(StudioDbContext context, DateTime before)
    {
        var removed = context.Images.AlsoHidden().Where(image => image.Standing == ImageStanding.Removed);
        return DecidedCases.Before(context, before).Where(c => !removed.Any(image => image.Id == c.ImageId));
    }
}
