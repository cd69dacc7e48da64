using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;

namespace Studio.Data.Storage;

/// <summary>Which files of the current workspace rows name: pictures, also those in the trash and those that are hidden, and the masks of what is queued or can be run again.</summary>
internal static class NamedBlobs
{
    public static async Task<HashSet<string>> AmongAsync(StudioDbContext context, IReadOnlyCollection<string> files, CancellationToken cancellationToken)
    {
        string?[] hashes = [.. files];
        return
        [
            .. await context.Images.AlsoHidden().Where(i => hashes.Contains(i.BlobHash)).Select(i => i.BlobHash).ToListAsync(cancellationToken),
            .. await context.Images.AlsoHidden().Where(i => hashes.Contains(i.MaskHash)).Select(i => i.MaskHash!).Distinct().ToListAsync(cancellationToken),
            .. await context.Generations.Where(g => hashes.Contains(g.MaskHash)).Select(g => g.MaskHash!).Distinct().ToListAsync(cancellationToken),
        ];
    }
}
