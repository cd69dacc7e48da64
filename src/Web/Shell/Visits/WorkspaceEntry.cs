using Microsoft.AspNetCore.Http.Extensions;
using Studio.Data.Tenancy;
using Studio.Web.Workspaces;

namespace Studio.Web.Shell.Visits;

/// <summary>
/// Every request whose route names a {workspace} enters it here, page and endpoint alike, or is answered as if there were none.
/// A circuit enters by itself (StudioLayout): it has no request.
/// </summary>
internal static class WorkspaceEntry
{
    public static void UseWorkspaceEntry(this IApplicationBuilder app) => app.Use(EnterAsync);

    /// <summary>Endpoints inside a workspace: signed in, and CurrentWorkspace is set when the handler runs.</summary>
    public static RouteGroupBuilder MapWorkspaceGroup(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("/w/{workspace}").RequireAuthorization().AddEndpointFilter<LookFilter>();

    private static async Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is null || context.GetRouteValue("workspace") is not string slug || Person.IdOf(context.User) is not { } userId)
        {
            await next(context);
            return;
        }

        var doors = context.RequestServices.GetRequiredService<Doors>();
        if (await doors.MemberAsync(slug, userId, context.RequestAborted) is { } access)
        {
            context.RequestServices.GetRequiredService<CurrentWorkspace>().Enter(access);
            if (access.Kind == PrincipalKind.Member)
            {
                LastWorkspace.Write(context, slug);
            }

            await next(context);
        }
        else if (await MovedToAsync(doors, slug, userId, context.RequestAborted) is { } current)
        {
            // What a page with the old address posts keeps its method and its body.
            context.Response.Redirect(WorkspaceAddress.WithSlug(context.Request.GetEncodedPathAndQuery(), current), permanent: false, preserveMethod: !HttpMethods.IsGet(context.Request.Method));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    // An old slug leads on only for those who may enter: to others it is as unknown as any.
    private static async Task<string?> MovedToAsync(Doors doors, string slug, Guid userId, CancellationToken cancellationToken) =>
        await doors.CurrentSlugAsync(slug, cancellationToken) is { } current && await doors.MemberAsync(current, userId, cancellationToken) is not null
            ? current
            : null;
}
