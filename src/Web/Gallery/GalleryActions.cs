using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Gallery;

/// <summary>What a person does with pictures: favourites, the trash and the way back.</summary>
public sealed class GalleryActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, StudioEvents events, TimeProvider time)
{
    public async Task FavouriteAsync(IReadOnlyCollection<Guid> ids, bool on, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId ?? throw StudioException.Forbidden("Favourites belong to a person; sign in to keep some.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Favourites.Where(favourite => favourite.UserId == me && ids.Contains(favourite.ImageId)).ToListAsync(cancellationToken);
        if (on)
        {
            var here = await db.Images.Where(image => image.DeletedAt == null && ids.Contains(image.Id)).Select(image => image.Id).ToListAsync(cancellationToken);
            db.Favourites.AddRange(here.Except(known.Select(favourite => favourite.ImageId)).Select(id => new Favourite { UserId = me, ImageId = id }));
        }
        else
        {
            db.Favourites.RemoveRange(known);
        }

        await db.SaveChangesAsync(cancellationToken);
        Tell(ids, ImageChange.Changed);
    }

    /// <summary>Puts pictures into the trash. All or nothing: when one of them may not be deleted, none is.</summary>
    public async Task DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.DeleteOwnImages);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await RequireMineAsync(db, ids, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await audit.RunAsync(
            db,
            async token =>
            {
                var here = await db.Images.Where(image => ids.Contains(image.Id) && image.DeletedAt == null).Select(image => image.Id).ToListAsync(token);
                await UserPortraits.RemoveCutFromAsync(db, here, keptOf: workspace.Access.UserId, token);
                return Saying(AuditAct.ImagesDeleted, ids, await db.Images
                    .Where(image => here.Contains(image.Id) && image.DeletedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(image => image.DeletedAt, now), token));
            },
            cancellationToken);
        Tell(ids, ImageChange.Removed);
    }

    public async Task RestoreAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.DeleteOwnImages);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await RequireMineAsync(db, ids, cancellationToken);
        await audit.RunAsync(
            db,
            async token => Saying(AuditAct.ImagesRestored, ids, await db.Images
                .Where(image => ids.Contains(image.Id) && image.DeletedAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(image => image.DeletedAt, (DateTime?)null), token)),
            cancellationToken);
        Tell(ids, ImageChange.Restored);
    }

    private async Task RequireMineAsync(StudioDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (workspace.Access.Allows(Permission.DeleteAnyImage))
        {
            return;
        }

        var me = workspace.Access.UserId;
        var others = await db.Images.CountAsync(image => ids.Contains(image.Id) && image.CreatedById != me, cancellationToken);
        if (others > 0)
        {
            throw StudioException.Forbidden(others == 1
                ? "One of these pictures is somebody else's. You can delete and restore your own."
                : $"{others} of these pictures are somebody else's. You can delete and restore your own.");
        }
    }

    /// <summary>One entry for the act. Of one picture it says which.</summary>
    private static AuditSaying? Saying(AuditAct act, IReadOnlyCollection<Guid> ids, int changed) =>
        changed == 0 ? null : new AuditSaying(act, ids.Count == 1 ? $"image/{ids.First()}" : null, new { count = changed });

    private void Tell(IReadOnlyCollection<Guid> ids, ImageChange change)
    {
        foreach (var id in ids)
        {
            events.Publish(workspace.Id, new ImageEvent(id, change));
        }
    }
}
