using Microsoft.AspNetCore.Diagnostics;
using Studio.Web.Keys.Api;

namespace Studio.Web.Errors;

/// <summary>What leaves a request: a sentence for refusals, a trace id for mistakes, a page for people and ProblemDetails for programs.</summary>
internal static class ErrorServices
{
    public static void AddErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<RefusalHandler>();
    }

    public static void UseErrors(this WebApplication app)
    {
        // A page for the error runs in a scope of its own: Blazor's services are used up after one page.
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            if (!WantsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.AskForPages();
    }

    /// <summary>A person gets a page; a missing picture or a script's call only its status, and a program with a key always a problem.</summary>
    public static bool WantsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(ApiAddress.Root, StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
