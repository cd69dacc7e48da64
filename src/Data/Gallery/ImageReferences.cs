using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Gallery;

/// <summary>What names pictures and outlives them. Links, favourites and places in collections go with the row.</summary>
internal static class ImageReferences
{
    public static async Task ClearAsync(StudioDbContext context, IReadOnlyCollection<Guid> images, CancellationToken cancellationToken)
    {
        Guid?[] ids = [.. images.Select(id => (Guid?)id)];
        await context.Pictures.Where(p => ids.Contains(p.ImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ImageId, (Guid?)null), cancellationToken);
        await context.Turns.Where(t => ids.Contains(t.ParentImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ParentImageId, (Guid?)null), cancellationToken);
        await context.Generations.Where(g => ids.Contains(g.ParentImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.ParentImageId, (Guid?)null), cancellationToken);
        await context.Cases.Where(c => ids.Contains(c.ImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ImageId, (Guid?)null), cancellationToken);
    }
}
