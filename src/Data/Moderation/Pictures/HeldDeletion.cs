using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Retention;

namespace Studio.Data.Moderation.Pictures;

/// <summary>A hidden picture goes for good before its time, because its author wants it. Of a removed one the sum of its pixels stays.</summary>
public static class HeldDeletion
{
    /// <summary>In the caller's transaction; its file goes afterwards (UnnamedFiles).</summary>
    public static async Task RunAsync(StudioDbContext context, Image image, DateTime now, CancellationToken cancellationToken)
    {
        await context.Cases.Where(c => c.ImageId == image.Id && (c.State == CaseState.Open || c.State == CaseState.Escalated)).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, CaseState.Withdrawn).SetProperty(c => c.ClaimedById, (Guid?)null).SetProperty(c => c.ClaimedUntil, (DateTime?)null), cancellationToken);
        if (image.Standing == ImageStanding.Removed && !await context.ForgottenPixels.AnyAsync(pixels => pixels.PixelHash == image.PixelHash, cancellationToken))
        {
            context.ForgottenPixels.Add(new ForgottenPixels { PixelHash = image.PixelHash, At = now });
            await context.SaveChangesAsync(cancellationToken);
        }

        await ImageReferences.ClearAsync(context, [image.Id], cancellationToken);
        await context.Images.AlsoHidden().Where(i => i.Id == image.Id).ExecuteDeleteAsync(cancellationToken);
    }
}
