using Microsoft.AspNetCore.Components.Endpoints;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Images;

/// <summary>
/// A page is drawn in its circuit, after the answer's status was sent: whether there is such a picture is asked before, so that
/// programs and search engines read 404 where a person reads "There is no such picture here".
/// </summary>
internal static class ImagePageEntry
{
    public static void UseImagePages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(ImagePage) && !await IsKnownAsync(context))
        {
            // At the last moment: the framework draws no page for a status that was set before it.
            context.Response.OnStarting(() =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }

        await next(context);
    });

    private static async Task<bool> IsKnownAsync(HttpContext context)
    {
        var services = context.RequestServices;
        // Strangers are led to the door, and who may not look at pictures is told so by the page.
        return services.GetRequiredService<CurrentWorkspace>() is not { IsSet: true } workspace
            || !workspace.Access.Allows(Permission.ViewGallery)
            || !Guid.TryParse(context.GetRouteValue("Id")?.ToString(), out var id)
            || await services.GetRequiredService<ImageQueries>().ExistsAsync(id, context.RequestAborted);
    }
}
