using Studio.Data.Users;

namespace Studio.Web.Account.Confirming;

/// <summary>Sends whoever opens or sends such a page without a fresh sign-in to the question first, and back after it.</summary>
internal static class FreshPages
{
    public static void UseFreshPages(this IApplicationBuilder app) => app.Use(CheckAsync);

    private static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<FreshSignInNeededAttribute>() is not null
            && await context.RequestServices.GetRequiredService<FreshSignIn>().FindAsync(context.RequestAborted) is null)
        {
            context.Response.Redirect($"{ConfirmPage.Address}?ReturnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            return;
        }

        await next(context);
    }
}
