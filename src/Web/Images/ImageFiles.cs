using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Imaging;

namespace Studio.Web.Images;

/// <summary>Finds a picture's bytes through the workspace's own filter: somebody else's picture is as unknown as none.</summary>
public sealed class ImageFiles(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs, ThumbnailCache thumbs, MissingFiles missing)
{
    internal async Task<StoredImage> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        return (await ReadAsync([id], image => image.DeletedAt == null, cancellationToken)).SingleOrDefault() ?? throw Unknown();
    }

    /// <summary>A picture in the trash, for those who may take it out again.</summary>
    internal async Task<StoredImage> FindInTrashAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.DeleteOwnImages);
        var me = workspace.Access.UserId;
        var everybodys = workspace.Access.Allows(Permission.DeleteAnyImage);
        return (await ReadAsync([id], image => image.DeletedAt != null && (everybodys || image.CreatedById == me), cancellationToken)).SingleOrDefault() ?? throw Unknown();
    }

    internal async Task<IReadOnlyList<StoredImage>> FindAllAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        return await ReadAsync(ids, image => image.DeletedAt == null, cancellationToken);
    }

    /// <summary>The person's own picture that waits for a moderator, to be shown as a blur; null for everybody else's, and for keys.</summary>
    internal async Task<StoredImage?> FindOwnHeldAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        return workspace.Access is { Kind: PrincipalKind.Member, UserId: { } me }
            ? (await ReadAsync([id], image => image.Standing == ImageStanding.Held && image.CreatedById == me && image.DeletedAt == null, cancellationToken, alsoHidden: true)).SingleOrDefault()
            : null;
    }

    internal Task<Stream> BlurAsync(StoredImage image, CancellationToken cancellationToken) =>
        thumbs.OpenBlurAsync(workspace.Id, image.BlobHash, () => ReadBytesAsync(image, cancellationToken), cancellationToken);

    internal Stream OpenRead(StoredImage image)
    {
        try
        {
            return blobs.OpenRead(workspace.Id, image.BlobHash);
        }
        catch (StudioException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            missing.Report(workspace.Id, image.BlobHash);
            throw;
        }
    }

    internal async Task<byte[]> WithoutMetadataAsync(StoredImage image, CancellationToken cancellationToken)
    {
        return PngMetadata.Strip(await ReadBytesAsync(image, cancellationToken));
    }

    internal async Task<Stream> ThumbAsync(StoredImage image, ThumbSize size, CancellationToken cancellationToken)
    {
        return Math.Max(image.Width, image.Height) <= (int)size
            ? new MemoryStream(await WithoutMetadataAsync(image, cancellationToken))
            : await thumbs.OpenAsync(workspace.Id, image.BlobHash, size, () => ReadBytesAsync(image, cancellationToken), cancellationToken);
    }

    private async Task<byte[]> ReadBytesAsync(StoredImage image, CancellationToken cancellationToken)
    {
        await using var file = OpenRead(image);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private async Task<IReadOnlyList<StoredImage>> ReadAsync(
        IReadOnlyCollection<Guid> ids, System.Linq.Expressions.Expression<Func<Image, bool>> condition, CancellationToken cancellationToken, bool alsoHidden = false)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (alsoHidden ? db.Images.AlsoHidden() : db.Images).AsNoTracking()
            .Where(image => ids.Contains(image.Id))
            .Where(condition)
            .OrderByDescending(image => image.CreatedAt).ThenByDescending(image => image.Id)
            .Select(image => new StoredImage(
                image.Id, image.BlobHash, image.Wish, image.Prompt, image.Seed, image.Width, image.Height))
            .ToListAsync(cancellationToken);
    }

    private static StudioException Unknown() => StudioException.NotFound("There is no such picture here. It may have been deleted.");
}
