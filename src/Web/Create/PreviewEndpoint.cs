using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Create;

/// <summary>
/// The newest preview of a picture that is being computed: small, and for whoever makes it alone, because nothing has screened it yet.
/// Its version is in the address, so that a browser asks again and circuits carry a number only.
/// </summary>
public static class PreviewEndpoint
{
    public static string Address(string workspace, Guid picture, int version) => $"/w/{workspace}/pictures/{picture}/preview?v={version}";

    public static void MapPreviews(this RouteGroupBuilder workspaceGroup) => workspaceGroup.MapGet("/pictures/{picture:guid}/preview", ServeAsync);

    // Previews are kept by workspace: a picture of another one is as unknown as a finished one.
    private static async Task<IResult> ServeAsync(
        Guid picture, CurrentWorkspace workspace, LiveWork live, IDbContextFactory<StudioDbContext> contexts, HttpContext context, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        if (live.PreviewPng(workspace.Id, picture, out _) is not { } png || !await IsOwnAsync(contexts, picture, workspace.Access.UserId, cancellationToken))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(png, "image/png");
    }

    private static async Task<bool> IsOwnAsync(IDbContextFactory<StudioDbContext> contexts, Guid picture, Guid? me, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Pictures.AnyAsync(p => p.Id == picture && db.Generations.Any(g => g.Id == p.GenerationId && g.CreatedById == me), cancellationToken);
    }
}
