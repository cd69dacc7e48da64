using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Keys;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Gallery;

namespace Studio.Web.Keys.Api;

/// <summary>What a key reads of its workspace; pictures in the trash are not there.</summary>
internal sealed class ApiQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, CurrentKey key)
{
    public const int MostAtOnce = 200;

    public async Task<ApiImages> ListAsync(GalleryCursor? after, int limit, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await Read(db.Images.Where(image => image.DeletedAt == null).After(after).Take(limit + 1)).ToListAsync(cancellationToken);
        var images = found.Take(limit).ToList();
        var last = images.Count > 0 && found.Count > limit ? images[^1] : null;
        return new ApiImages(images, last is null ? null : ApiAddress.Next(new GalleryCursor(last.CreatedAt, last.Id), limit));
    }

    public async Task<ApiImage> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = db.Images.Where(image => image.Id == id && image.DeletedAt == null);
        var found = await Read(mine).SingleOrDefaultAsync(cancellationToken)
            ?? throw StudioException.NotFound("There is no such picture here. It may have been deleted.");
        return key.Has(KeyScope.Words)
            ? found with { Provenance = await mine.AsNoTracking().Select(image => image.Provenance).SingleOrDefaultAsync(cancellationToken) }
            : found;
    }

    /// <summary>Words are left out in the database already: what is not asked for cannot slip into an answer.</summary>
    private IQueryable<ApiImage> Read(IQueryable<Image> images)
    {
        var words = key.Has(KeyScope.Words);
        return images.AsNoTracking().Select(image => new ApiImage
        {
            Id = image.Id,
            CreatedAt = image.CreatedAt,
            Origin = image.Origin,
            Width = image.Width,
            Height = image.Height,
            Bytes = image.ByteCount,
            Wish = words ? image.Wish : null,
            Language = words ? image.Language : null,
            Prompt = words ? image.Prompt : null,
            Model = words ? image.ModelName : null,
            Seed = words ? image.Seed : null,
        });
    }
}
