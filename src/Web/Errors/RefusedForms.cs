using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;

namespace Studio.Web.Errors;

/// <summary>What somebody reads whose form was not taken. The framework answers such a form with a status and nothing else.</summary>
internal static class RefusedForms
{
    /// <summary>The page about a status or a mistake is asked for. Sent on as the form that was refused it would be refused itself, and be empty.</summary>
    public static void AskForPages(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });

    /// <summary>A form that is no longer on its page, such as that of a link whose last place was taken a moment ago: the page as it is now says why.</summary>
    public static void UseGoneForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        var response = context.Response;
        if (!HttpMethods.IsPost(context.Request.Method) || response is not { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest }
            || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            return;
        }

        // The framework named the type of a body that it did not write; no page would be drawn for the status.
        response.ContentType = null;
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true })
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
            response.Headers.Location = UriHelper.BuildRelative(context.Request.PathBase, context.Request.Path, context.Request.QueryString);
        }
    });
}
