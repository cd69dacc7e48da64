using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Gallery;

namespace Studio.Web.Images;

/// <summary>What the page of one picture reads.</summary>
public sealed class ImageQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs, MissingFiles missing, TimeProvider time)
{
    /// <summary>Null for a picture of nobody, of another workspace, or in somebody else's trash.</summary>
    public async Task<ImageView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var view = await Views(db, db.Images.AsNoTracking().Where(image => image.Id == id)).SingleOrDefaultAsync(cancellationToken);
        if (view is null || (view.DeletedAt is not null && !MayRestore(view)))
        {
            return null;
        }

        var isMissing = !blobs.Exists(workspace.Id, view.BlobHash);
        if (isMissing)
        {
            missing.Report(workspace.Id, view.BlobHash);
        }

        return view with { FileMissing = isMissing, Place = await PlaceAsync(db, view.PictureId, cancellationToken) };
    }

    /// <summary>Whether FindAsync would find it.</summary>
    public async Task<bool> ExistsAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId;
        var everybodys = workspace.Access.Allows(Permission.DeleteAnyImage);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Images.AnyAsync(image => image.Id == id && (image.DeletedAt == null || everybodys || image.CreatedById == me), cancellationToken);
    }

    /// <summary>The pictures before and after this one, in the gallery as it was filtered when the person came from it.</summary>
    public async Task<ImageNeighbours> NeighboursAsync(ImageView image, GalleryFilter filter, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cursor = new GalleryCursor(image.CreatedAt, image.Id);
        var matching = db.Matching(filter, workspace.Access, time.GetUtcNow().UtcDateTime).AsNoTracking();
        var before = await matching.Before(cursor).Select(other => (Guid?)other.Id).FirstOrDefaultAsync(cancellationToken);
        var after = await matching.After(cursor).Select(other => (Guid?)other.Id).FirstOrDefaultAsync(cancellationToken);
        var count = await matching.CountAsync(cancellationToken);
        var isAmong = await matching.AnyAsync(other => other.Id == image.Id, cancellationToken);
        var position = isAmong ? await matching.Before(cursor).CountAsync(cancellationToken) + 1 : 0;
        return new ImageNeighbours(before, after, position, count);
    }

    /// <summary>The pictures of the same conversation, in the order they were made.</summary>
    /// <param name="threadId">The conversation.</param>
    /// <param name="shown">The picture that is looked at: it is always among them, also as the same bytes once more.</param>
    public async Task<IReadOnlyList<ThreadPicture>> ThreadAsync(Guid threadId, Guid shown, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var pictures = await db.Images.AsNoTracking()
            .Where(image => image.ThreadId == threadId && image.DeletedAt == null)
            // "Run again" that gave the same bytes has its notice on the picture's page; here it would be the same picture twice.
            .Where(image => image.Id == shown || !db.ImageLinks.Any(link => link.ChildId == image.Id && link.Kind == ImageLinkKind.Replay
                && db.Images.Any(source => source.Id == link.ParentId && source.DeletedAt == null && source.PixelHash == image.PixelHash)))
            .OrderBy(image => image.CreatedAt).ThenBy(image => image.Id)
            .Select(image => new ThreadPicture(
                image.Id, image.Wish != "" ? image.Wish : image.Prompt, image.Wish != "" ? image.Language : null, image.Seed,
                db.Turns.Where(turn => turn.Id == image.TurnId).Select(turn => turn.Ordinal).FirstOrDefault(),
                db.Pictures.Where(picture => picture.Id == image.PictureId).Select(picture => (Guid?)picture.GenerationId).FirstOrDefault(),
                db.Pictures.Where(picture => picture.Id == image.PictureId).Select(picture => picture.Ordinal).FirstOrDefault(),
                db.ImageLinks.Any(link => link.ChildId == image.Id && link.Kind == ImageLinkKind.Replay)))
            .Take(100)
            .ToListAsync(cancellationToken);
        return ThreadPicture.Counted(pictures);
    }

    private bool MayRestore(ImageView view) => view.IsMine || workspace.Access.Allows(Permission.DeleteAnyImage);

    private IQueryable<ImageView> Views(StudioDbContext db, IQueryable<Image> images)
    {
        var me = workspace.Access.UserId;
        return images.Select(image => new ImageView
        {
            Id = image.Id,
            Origin = image.Origin,
            Width = image.Width,
            Height = image.Height,
            ByteCount = image.ByteCount,
            BlobHash = image.BlobHash,
            PixelHash = image.PixelHash,
            Wish = image.Wish,
            Language = image.Language,
            Prompt = image.Prompt,
            ModelName = image.ModelName,
            Seed = image.Seed,
            Provenance = image.Provenance,
            Safety = image.Safety,
            Author = db.Users.Where(user => user.Id == image.CreatedById).Select(user => user.DisplayName).FirstOrDefault() ?? "",
            IsMine = image.CreatedById == me,
            IsFavourite = db.Favourites.Any(favourite => favourite.ImageId == image.Id && favourite.UserId == me),
            CreatedAt = image.CreatedAt,
            DeletedAt = image.DeletedAt,
            PictureId = image.PictureId,
        });
    }

    private static async Task<ImagePlace?> PlaceAsync(StudioDbContext db, Guid? pictureId, CancellationToken cancellationToken)
    {
        return await (
            from picture in db.Pictures.AsNoTracking()
            where picture.Id == pictureId
            join generation in db.Generations on picture.GenerationId equals generation.Id
            join turn in db.Turns on generation.TurnId equals turn.Id
            join revision in db.PromptRevisions on generation.PromptRevisionId equals revision.Id
            select new ImagePlace
            {
                ThreadId = generation.ThreadId,
                TurnId = turn.Id,
                TurnOrdinal = turn.Ordinal,
                WishedAt = turn.CreatedAt,
                Locked = turn.LockedPhrases,
                RevisionId = revision.Id,
                PromptAt = revision.CreatedAt,
                PromptOrigin = revision.Origin,
                GenerationId = generation.Id,
                Ordinal = picture.Ordinal,
                Count = db.Pictures.Count(other => other.GenerationId == generation.Id),
                DeviceMilliseconds = picture.DeviceMilliseconds,
            }).SingleOrDefaultAsync(cancellationToken);
    }
}
