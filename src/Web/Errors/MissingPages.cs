using Microsoft.AspNetCore.Components.Endpoints;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Images;

namespace Studio.Web.Errors;

/// <summary>
/// A page is drawn in its circuit, after the answer's status was sent: whether there is such a picture is asked before, so that
/// programs read 404 where a person reads "There is no such picture here".
/// </summary>
internal static class MissingPages
{
    public static void UseMissingPages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var page = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        if (page == typeof(NoSuchPage) || (page == typeof(ImagePage) && !await IsPictureAsync(context)))
        {
            // At the last moment: the framework draws no page for a status that was set before it.
            context.Response.OnStarting(() =>
            {
                // Not where the person is led to the door first.
                if (context.Response.StatusCode == StatusCodes.Status200OK)
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                }

                return Task.CompletedTask;
            });
        }

        await next(context);
    });

    private static async Task<bool> IsPictureAsync(HttpContext context)
    {
        var services = context.RequestServices;
        // Strangers are led to the door, and who may not look at pictures is told so by the page.
        return services.GetRequiredService<CurrentWorkspace>() is not { IsSet: true } workspace
            || !workspace.Access.Allows(Permission.ViewGallery)
            || !Guid.TryParse(context.GetRouteValue("Id")?.ToString(), out var id)
            || await services.GetRequiredService<ImageQueries>().ExistsAsync(id, context.RequestAborted);
    }
}
