using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Web.Images;

namespace Studio.Web.Profile.Portraits;

/// <summary>A portrait out of the gallery. The person is always the signed-in one.</summary>
internal sealed class PortraitActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ImageFiles images, PortraitScreening screening, UserPortraits portraits)
{
    private const int Offered = 24;

    /// <summary>The person's own newest pictures in this workspace.</summary>
    public async Task<IReadOnlyList<PortraitChoice>> OfferAsync(Guid userId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Images.AsNoTracking().Where(image => image.CreatedById == userId && image.DeletedAt == null)
            .OrderByDescending(image => image.CreatedAt).ThenByDescending(image => image.Id).Take(Offered)
            .Select(image => new PortraitChoice(image.Id, image.Wish != "" ? image.Wish : image.Prompt)).ToListAsync(cancellationToken);
    }

    public async Task TakeAsync(Guid userId, Guid imageId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var image = await images.FindAsync(imageId, cancellationToken);
        var png = PortraitPicture.From(await images.WithoutMetadataAsync(image, cancellationToken));
        await screening.RequireAsync(userId, png, imageId, cancellationToken);
        await portraits.ChangeAsync(userId, png, imageId, cancellationToken);
    }
}

internal sealed record PortraitChoice(Guid Image, string Title);
