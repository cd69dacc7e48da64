using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Create;

/// <summary>The newest preview of a picture that is being computed. Its version is in the address, so that a browser asks again and circuits carry a number only.</summary>
public static class PreviewEndpoint
{
    public static string Address(string workspace, Guid picture, int version) => $"/w/{workspace}/pictures/{picture}/preview?v={version}";

    public static void MapPreviews(this RouteGroupBuilder workspaceGroup) => workspaceGroup.MapGet("/pictures/{picture:guid}/preview", Serve);

    // Previews are kept by workspace: a picture of another one is as unknown as a finished one.
    private static IResult Serve(Guid picture, CurrentWorkspace workspace, LiveWork live, HttpContext context)
    {
        workspace.Access.Require(Permission.ViewGallery);
        if (live.PreviewPng(workspace.Id, picture, out _) is not { } png)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(png, "image/png");
    }
}
