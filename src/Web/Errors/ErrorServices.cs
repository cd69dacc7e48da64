using Microsoft.AspNetCore.Diagnostics;

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
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.Use((context, next) =>
        {
            // A person gets a page; a missing picture or a script's call only its status.
            if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
                && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
    }
}
