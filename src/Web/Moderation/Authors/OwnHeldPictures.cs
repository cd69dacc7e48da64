using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Moderation.Authors;

/// <summary>One's own pictures that are held or were rejected: nobody else has them.</summary>
public sealed class OwnHeldPictures(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, UnnamedFiles files, AuditLog audit, StudioEvents events, TimeProvider time)
{
    /// <summary>Those that wait for a moderator, newest first, each with its case.</summary>
    public async Task<IReadOnlyList<OwnHeldPicture>> WaitingAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var held = context.Images.AlsoHidden().Where(image => image.Standing == ImageStanding.Held && image.DeletedAt == null);
        return await context.Cases.AsNoTracking()
            .Where(c => c.AuthorId == me && c.Kind == CaseKind.Picture && (c.State == CaseState.Open || c.State == CaseState.Escalated))
            .Join(held, c => c.ImageId, image => image.Id, (c, image) => new { c.Id, c.OpenedAt, image.Width, image.Height, image.Wish })
            .OrderByDescending(row => row.OpenedAt).Take(12)
            .Select(row => new OwnHeldPicture(row.Id, row.Width, row.Height, row.Wish)).ToListAsync(cancellationToken);
    }

    /// <summary>For good. What waited about it waits no more, an appeal too.</summary>
    public async Task DeleteAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.DeleteOwnImages);
        var (me, now) = (workspace.Access.UserId, time.GetUtcNow().UtcDateTime);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var image = await context.Images.AlsoHidden().AsNoTracking()
            .SingleOrDefaultAsync(i => i.CreatedById == me && i.Standing != ImageStanding.Shown && context.Cases.Any(c => c.Id == caseId && c.AuthorId == me && c.ImageId == i.Id), cancellationToken)
            ?? throw StudioException.NotFound("This picture is gone already, or it is back in the gallery: delete it there.");
        await audit.RunAsync(
            context,
            async token =>
            {
                await HeldDeletion.RunAsync(context, image, now, token);
                return new AuditSaying(AuditAct.OwnPictureDeleted, $"case/{caseId}");
            },
            cancellationToken);
        await files.DeleteAsync([image.BlobHash], cancellationToken);
        events.Publish(workspace.Id, new ImageEvent(image.Id, ImageChange.Removed));
        events.Publish(workspace.Id, new ModerationEvent());
    }
}

/// <param name="Case">Where its author reads about it.</param>
/// <param name="Width">Of the picture.</param>
/// <param name="Height">Of the picture.</param>
/// <param name="Wish">Theirs.</param>
public sealed record OwnHeldPicture(Guid Case, int Width, int Height, string Wish);
