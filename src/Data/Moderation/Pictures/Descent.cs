using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Moderation.Pictures;

/// <summary>Everything that was made from a picture, over all generations.</summary>
public static class Descent
{
    /// <summary>So many are looked at; a picture with more is decided in several presses.</summary>
    public const int Most = 200;

    /// <summary>Nearest first, without the picture itself: variations, edits, upscales, replays, and what was made from those.</summary>
    public static async Task<IReadOnlyList<Guid>> DescendantsAsync(StudioDbContext context, Guid imageId, CancellationToken cancellationToken)
    {
        var (found, seen, last) = (new List<Guid>(), new HashSet<Guid> { imageId }, new List<Guid> { imageId });
        while (last.Count > 0 && found.Count < Most)
        {
            var parents = last;
            var children = await context.ImageLinks.Where(link => parents.Contains(link.ParentId))
                .OrderBy(link => link.ChildId).Select(link => link.ChildId).Take(Most).ToListAsync(cancellationToken);
            // A picture may come of two: it is met once.
            last = [.. children.Where(seen.Add)];
            found.AddRange(last);
        }

        return [.. found.Take(Most)];
    }
}
