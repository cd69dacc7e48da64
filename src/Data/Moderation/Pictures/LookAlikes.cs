using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Pictures;

/// <summary>Open cases about pictures that look alike (Image.Looks), nearest first.</summary>
public static class LookAlikes
{
    /// <summary>Among so many of the newest open cases: those that look alike come soon after each other, and the search stays short however long the queue is.</summary>
    public const int Searched = 5_000;

    /// <param name="context">Of the workspace.</param>
    /// <param name="about">An open case.</param>
    /// <param name="near">So many of the 64 signs may differ.</param>
    /// <param name="most">The nearest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<Guid>> CasesAsync(StudioDbContext context, ModerationCase about, int near, int most, CancellationToken cancellationToken)
    {
        var looks = await context.Images.AlsoHidden().Where(image => image.Id == about.ImageId).Select(image => image.Looks).SingleOrDefaultAsync(cancellationToken);
        if (looks is not { } own)
        {
            return [];
        }

        var others = await context.Cases.AsNoTracking()
            .Where(c => c.State == CaseState.Open && c.ImageId != null)
            .OrderByDescending(c => c.OpenedAt).Take(Searched)
            // An appeal is looked at by itself.
            .Where(c => c.Id != about.Id && c.Kind != CaseKind.Appeal)
            .Join(context.Images.AlsoHidden(), c => c.ImageId, image => image.Id, (c, image) => new { c.Id, image.Looks })
            .ToListAsync(cancellationToken);
        return
        [
            .. others.Select(row => (row.Id, Distance: row.Looks is { } other ? BitOperations.PopCount((ulong)(own ^ other)) : int.MaxValue))
                .Where(row => row.Distance <= near).OrderBy(row => row.Distance).ThenBy(row => row.Id).Take(most).Select(row => row.Id),
        ];
    }
}
