using Microsoft.AspNetCore.Components.Endpoints;

namespace Studio.Web.Errors;

/// <summary>
/// A form of a page that is larger than the studio takes is answered with that. Without this the check of its token reads it first,
/// and says that the token is missing.
/// </summary>
internal static class FormLimit
{
    public static void UseFormLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && !await FitsAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(context);
    });

    private static async Task<bool> FitsAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return false;
        }
        catch (InvalidDataException)
        {
            // More fields, or longer names and values, than any form of the studio has.
            return false;
        }
    }
}
