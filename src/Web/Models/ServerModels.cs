using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Health;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Models;

/// <summary>From the pages about the whole server to the models: all workspaces share them, and licences are accepted for one.</summary>
internal static class ServerModels
{
    public const string Address = $"{ServerEntry.Address}/models";

    public static void MapServerModels(this IEndpointRouteBuilder app) => app.MapGet(Address, GoAsync).RequireAuthorization();

    /// <summary>Into the workspace that the browser was in last, where the person manages models there; else into one where they do.</summary>
    private static async Task<IResult> GoAsync(HttpContext context, Doors doors, CancellationToken cancellationToken)
    {
        var all = await doors.WorkspacesOfAsync(Person.IdOf(context.User)!.Value, cancellationToken);
        var door = LastWorkspace.Of(context, [.. all.Where(door => door.Allows(Permission.ManageModels))]);
        return Results.Redirect(door is null ? "/" : WorkspaceAddress.Of(door.Slug, "models"));
    }
}
