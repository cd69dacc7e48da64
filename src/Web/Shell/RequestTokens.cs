using Microsoft.AspNetCore.Antiforgery;

namespace Studio.Web.Shell;

/// <summary>Endpoints that change something and are called by our own scripts: they must bring the page's request-token.</summary>
internal static class RequestTokens
{
    public static TBuilder RequireRequestToken<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(CheckAsync);

    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var antiforgery = invocation.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(invocation.HttpContext)
            ? await next(invocation)
            : Results.Problem("This page is older than your sign-in. Load it again, then repeat what you did.", statusCode: StatusCodes.Status400BadRequest);
    }
}
