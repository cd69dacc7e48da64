using Microsoft.AspNetCore.Mvc;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Jobs.Edits;
using Studio.Web.Errors;
using Studio.Web.Images;
using Studio.Web.Shell;

namespace Studio.Web.Edit;

/// <summary>Takes the mask of a picture. It comes over HTTP: a circuit would break on its size, and a form's fields would hold it in memory twice.</summary>
public static class MaskEndpoint
{
    /// <summary>A mask has one bit a pixel; the largest there are pack to far less.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    public static void MapMasks(this RouteGroupBuilder workspace) =>
        workspace.MapPost("/images/{id:guid}/mask", KeepAsync)
            .RequireRequestToken()
            .AddEndpointFilter<RefusalFilter>().AddEndpointFilter<PaceFilter>()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes));

    private static async Task<IResult> KeepAsync(Guid id, HttpRequest request, CurrentWorkspace workspace, ImageFiles images, MaskStore masks, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        var image = await images.FindAsync(id, ct);
        if (request.ContentLength is > MaxBytes)
        {
            throw TooLarge();
        }

        var mask = Read(await ReadAsync(request.Body, ct));
        if (mask.Width != image.Width || mask.Height != image.Height)
        {
            throw new StudioException($"The mask has {mask.Width} x {mask.Height} pixels; it must be as large as the picture, {image.Width} x {image.Height}.");
        }

        if (!Enumerable.Range(0, mask.Grey.Length).Any(mask.IsRepainted))
        {
            throw new StudioException("The mask is empty, so nothing would change. Paint over what should be drawn anew.");
        }

        return Results.Json(new KeptMask(await masks.SaveAsync(mask, ct)));
    }

    private static PictureMask Read(byte[] file)
    {
        try
        {
            return MaskPng.Read(file);
        }
        catch (InferenceException broken)
        {
            throw new StudioException($"The mask cannot be read: {broken.Message}", RefusalKind.Invalid, broken);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (bytes.Length + read > MaxBytes)
            {
                throw TooLarge();
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static StudioException TooLarge() => new($"A mask may have at most {MaxBytes / 1024 / 1024} MB.");
}

/// <summary>What the browser hears: by this a generation names its mask.</summary>
internal sealed record KeptMask(string Hash);
