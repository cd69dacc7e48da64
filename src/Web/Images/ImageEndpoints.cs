using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Studio.Web.Errors;
using Studio.Web.Shell;

namespace Studio.Web.Images;

/// <summary>
/// Pictures over HTTP. Every request asks again whether the picture may be seen (no-cache with an ETag),
/// so a deleted one is gone at the next request and an unchanged one costs no bytes.
/// </summary>
public static class ImageEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds the addresses to the group of one workspace, which has authorised the person and entered the workspace.</summary>
    public static void MapImages(this RouteGroupBuilder workspace)
    {
        var images = workspace.MapGroup("/images").AddEndpointFilter<RefusalFilter>();
        images.MapMethods("/{id:guid}/file", Reading, FileAsync);
        images.MapMethods("/{id:guid}/thumb", Reading, ThumbAsync);
        // The framework's own limits, 1,024 fields each, are below the sentence that ImageZip has for too many.
        images.MapPost("/zip", ZipAsync).DisableAntiforgery().RequireRequestToken()
            .WithFormOptions(valueCountLimit: 2 * ImageZip.MaxPictures).WithFormMappingOptions(maxCollectionSize: 2 * ImageZip.MaxPictures);
        images.MapPost("/", ImportAsync).RequireRequestToken().AddEndpointFilter<PaceFilter>().WithMetadata(new RequestSizeLimitAttribute(ImageImport.MaxBytes));
    }

    internal static async Task<IResult> FileAsync(Guid id, string? download, string? plain, ImageFiles files, HttpResponse response, CancellationToken cancellationToken)
    {
        var image = await files.FindAsync(id, cancellationToken);
        Guard(response);
        var name = download is null ? null : DownloadName.Of(image.Wish, image.Prompt, image.Seed);
        if (plain is null)
        {
            return TypedResults.Stream(files.OpenRead(image), "image/png", name, entityTag: Tag(image.BlobHash), enableRangeProcessing: true);
        }

        var bytes = await files.WithoutMetadataAsync(image, cancellationToken);
        return TypedResults.Bytes(bytes, "image/png", name, entityTag: Tag($"{image.BlobHash}-plain"));
    }

    internal static async Task<IResult> ThumbAsync(Guid id, string? size, string? trash, ImageFiles files, HttpResponse response, CancellationToken cancellationToken)
    {
        var wanted = size is null ? ThumbSize.Small : ThumbSizes.Read(size);
        if (trash is null && await files.FindOwnHeldAsync(id, cancellationToken) is { } held)
        {
            Guard(response);
            return TypedResults.Stream(await files.BlurAsync(held, cancellationToken), "image/png", entityTag: Tag($"{held.BlobHash}-blur"));
        }

        var image = trash is null ? await files.FindAsync(id, cancellationToken) : await files.FindInTrashAsync(id, cancellationToken);
        Guard(response);
        return TypedResults.Stream(await files.ThumbAsync(image, wanted, cancellationToken), "image/png", entityTag: Tag($"{image.BlobHash}-{(int)wanted}"));
    }

    private static async Task<IResult> ZipAsync([FromForm] Guid[] ids, ImageZip zip, HttpResponse response, CancellationToken cancellationToken)
    {
        var pictures = await zip.FindAsync(ids, cancellationToken);
        await zip.WriteDownAsync(pictures, cancellationToken);
        Guard(response);
        // ZipArchive writes the few bytes that end an entry synchronously, also when it is asked to work asynchronously (.NET 10).
        response.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return TypedResults.Stream(output => zip.WriteAsync(pictures, output, cancellationToken), "application/zip", zip.FileName);
    }

    private static async Task<Created<ImportedImage>> ImportAsync(string workspace, HttpRequest request, ImageImport import, CancellationToken cancellationToken)
    {
        var added = await import.AddAsync(request.Body, cancellationToken);
        return TypedResults.Created(ImageAddress.Page(workspace, added.Id), added);
    }

    internal static void Guard(HttpResponse response)
    {
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        // A picture opened on its own is only a picture.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox";
    }

    private static EntityTagHeaderValue Tag(string content) => new($"\"{content}\"");
}
