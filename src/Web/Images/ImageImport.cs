using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Prompts;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Imaging;
using Studio.Jobs.Events;
using Studio.Jobs.Moderation;
using Studio.Jobs.Quotas;

namespace Studio.Web.Images;

/// <summary>A PNG brought from outside becomes a picture of the gallery, with as much of its history as its metadata tells.</summary>
public sealed class ImageImport(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs, StorageRoom room, PictureScreener screener, PictureScreen screen, StudioEvents events, TimeProvider time)
{
    public const int MaxBytes = 32 * 1024 * 1024;

    private const int HashLength = 64;

    /// <summary>Screened before anybody can see it.</summary>
    public async Task<ImportedImage> AddAsync(Stream body, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        return await AddAsync(body, evaluation: null, cancellationToken);
    }

    /// <param name="body">The file.</param>
    /// <param name="evaluation">The one it is compared in; it is in no gallery then.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal async Task<ImportedImage> AddAsync(Stream body, Guid? evaluation, CancellationToken cancellationToken)
    {
        var me = workspace.Access.UserId ?? throw StudioException.Forbidden("A picture belongs to a person; sign in to add some.");
        var bytes = await ReadAsync(body, cancellationToken);
        var picture = Decode(bytes);
        await room.RequireAsync(me, bytes.Length, cancellationToken);
        var settings = ImportedSettings.From(picture.Texts);
        var now = time.GetUtcNow().UtcDateTime;
        var provenance = ImportedRecord.Read(settings?.StudioJson) ?? new Provenance { Prompt = Cut(settings?.Prompt, PromptRevision.MaxText), Negative = Cut(settings?.Negative, PromptRevision.MaxText), Seed = settings?.Seed, CreatedAt = now };
        var image = new Image
        {
            Origin = ImageOrigin.Imported,
            BlobHash = await blobs.WriteAsync(workspace.Id, bytes, cancellationToken),
            PixelHash = PixelHash.Of(picture.Width, picture.Height, picture.Rgb),
            Width = picture.Width,
            Height = picture.Height,
            ByteCount = bytes.Length,
            MaskHash = provenance.Settings?.Edit?.Mask is { Length: HashLength } mask ? mask : null,
            Provenance = provenance,
            Prompt = provenance.Prompt,
            Wish = provenance.Wish,
            Language = provenance.Wish.Length > 0 ? provenance.Language : null,
            ModelName = (provenance.Model?.Name ?? settings?.Model) is { } model ? Cut(model, 200) : null,
            Seed = provenance.Seed,
            SearchText = ImageSearch.TextOf(provenance.Wish, provenance.Prompt, provenance.Seed),
            CreatedById = me,
            CreatedAt = now,
            EvaluationId = evaluation,
            Looks = LooksHash.Of(picture.Width, picture.Height, picture.Rgb),
            Safety = await screener.ScoreAsync(picture.Width, picture.Height, picture.Rgb, cancellationToken),
        };
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Images.Add(image);
        PictureCases.Open(db, image, await screen.OfMadeAsync(db, image, cancellationToken), now);
        await room.SaveAsync(db, me, bytes.Length, cancellationToken);
        events.Publish(workspace.Id, new ImageEvent(image.Id, ImageChange.Added));
        if (image.Standing == ImageStanding.Shown)
        {
            return new ImportedImage(image.Id, Waits: null);
        }

        events.Publish(workspace.Id, new ModerationEvent());
        return new ImportedImage(image.Id, Why(image));
    }

    private static string Why(Image image) => image switch
    {
        { Standing: ImageStanding.Removed } => "a rule of this workspace blocks it. Your cases says which, and takes an appeal.",
        { Safety: null } => "it was added, and waits for a moderator: the screening does not answer. Nobody sees it until then.",
        _ => "it was added, and waits for a moderator. Nobody sees it until then; Your cases says why.",
    };

    private static PngImage Decode(byte[] bytes)
    {
        try
        {
            return PngReader.Read(bytes);
        }
        catch (InferenceException broken)
        {
            throw new StudioException(broken.Message, RefusalKind.Invalid, broken);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > MaxBytes)
            {
                throw new StudioException($"A picture may have at most {MaxBytes / 1024 / 1024} MB.");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>PostgreSQL holds no zero characters in a text.</summary>
    private static string Cut(string? text, int length)
    {
        var clean = (text ?? "").Replace("\0", "", StringComparison.Ordinal);
        return clean.Length > length ? clean[..length] : clean;
    }
}
