using Microsoft.AspNetCore.Http.Features;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Imaging;
using Studio.Web.Create.Composing;
using Studio.Web.Errors;
using Studio.Web.Shell;

namespace Studio.Web.Create;

/// <summary>Reads what a PNG file says about how it was made. Nothing of the file is kept.</summary>
public static class PictureUpload
{
    /// <summary>The same limit stands in drop.js.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    public static string Address(string workspace) => $"/w/{workspace}/create/picture";

    public static void MapPictureUpload(this RouteGroupBuilder workspaceGroup) =>
        workspaceGroup.MapPost("/create/picture", ReadAsync).RequireRequestToken().AddEndpointFilter<PaceFilter>();

    private static async Task<IResult> ReadAsync(HttpContext context, CurrentWorkspace workspace, PictureReader reader, string? name, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        if (context.Request.ContentLength is > MaxBytes)
        {
            throw new StudioException("The file has more than 20 MB; that is more than can be read.");
        }

        using var file = new MemoryStream();
        await context.Request.Body.CopyToAsync(file, ct);
        try
        {
            var texts = PngReader.ReadTexts(file.GetBuffer().AsSpan(0, (int)file.Length));
            return Results.Json(reader.Read(string.IsNullOrWhiteSpace(name) ? "the picture" : name, texts));
        }
        catch (InferenceException broken)
        {
            throw new StudioException(broken.Message, RefusalKind.Invalid, broken);
        }
    }
}
