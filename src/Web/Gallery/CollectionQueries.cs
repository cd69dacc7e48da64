using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Gallery;

public sealed class CollectionQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    public async Task<IReadOnlyList<CollectionSummary>> AllAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Collections.AsNoTracking().OrderBy(collection => collection.Name).ThenBy(collection => collection.Id).Select(collection => new CollectionSummary(
            collection.Id,
            collection.Name,
            db.CollectionImages.Count(member => member.CollectionId == collection.Id && db.Images.Any(image => image.Id == member.ImageId && image.DeletedAt == null)),
            db.Images
                .Where(image => image.DeletedAt == null && db.CollectionImages.Any(member => member.CollectionId == collection.Id && member.ImageId == image.Id))
                .OrderByDescending(image => image.CreatedAt).ThenByDescending(image => image.Id)
                .Select(image => (Guid?)image.Id).FirstOrDefault())).ToListAsync(cancellationToken);
    }
}
