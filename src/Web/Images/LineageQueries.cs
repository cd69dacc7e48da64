using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Images;

public sealed class LineageQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    /// <summary>A family can be large; the page shows the nearest of it.</summary>
    public const int MostPictures = 60;

    private const int MostGenerations = 12;

    /// <summary>Null for a picture without family.</summary>
    public async Task<Lineage?> OfAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var links = new Dictionary<Guid, ImageLink>();
        await WalkAsync(id, links, frontier => db.ImageLinks.Where(link => frontier.Contains(link.ChildId)), link => link.ParentId, cancellationToken);
        await WalkAsync(id, links, frontier => db.ImageLinks.Where(link => frontier.Contains(link.ParentId)), link => link.ChildId, cancellationToken);
        if (links.Count == 0)
        {
            return null;
        }

        var ids = links.Values.SelectMany(link => new[] { link.ChildId, link.ParentId }).Append(id).Distinct().ToList();
        var pictures = await db.Images.AsNoTracking().Where(image => ids.Contains(image.Id))
            .Select(image => new LineagePicture(image.Id, image.Wish != "" ? image.Wish : image.Prompt, image.Wish != "" ? image.Language : null, image.CreatedAt, image.DeletedAt != null))
            .ToDictionaryAsync(picture => picture.Id, cancellationToken);
        return new LineageLayout(id, pictures, links.Values).Build();
    }

    private static async Task WalkAsync(
        Guid from, Dictionary<Guid, ImageLink> links, Func<List<Guid>, IQueryable<ImageLink>> next, Func<ImageLink, Guid> end, CancellationToken cancellationToken)
    {
        List<Guid> frontier = [from];
        var seen = new HashSet<Guid> { from };
        for (var generation = 0; generation < MostGenerations && frontier.Count > 0; generation++)
        {
            var found = await next(frontier).AsNoTracking().OrderBy(link => link.ChildId).Take(MostPictures).ToListAsync(cancellationToken);
            frontier = [];
            foreach (var link in found.Where(_ => links.Count < MostPictures))
            {
                links.TryAdd(link.ChildId, link);
                if (seen.Add(end(link)))
                {
                    frontier.Add(end(link));
                }
            }
        }
    }
}
