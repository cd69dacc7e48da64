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
        // Only for a person's page: a missing picture needs no page.
        app.UseWhen(
            context => context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase),
            branch => branch.UseStatusCodePagesWithReExecute("/not-found"));
    }
}
