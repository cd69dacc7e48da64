using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Studio.Web.Account.OpenId;

internal static class OpenIdEndpoints
{
    public static string Begin(string? back) => $"/sign-in/openid?ReturnUrl={Uri.EscapeDataString(LocalAddress.Or(back, "/"))}";

    public static void MapOpenId(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/openid", BeginAsync).AllowAnonymous();
        app.MapGet("/sign-in/openid/done", DoneAsync).AllowAnonymous();
    }

    private static async Task<IResult> BeginAsync(HttpContext context, string? returnUrl, IOptions<OpenIdSettings> settings)
    {
        if (!settings.Value.IsOn)
        {
            return TypedResults.NotFound();
        }

        try
        {
            await context.ChallengeAsync(OpenIdServices.Scheme, new AuthenticationProperties { RedirectUri = $"/sign-in/openid/done?ReturnUrl={Uri.EscapeDataString(LocalAddress.Or(returnUrl, "/"))}" });
            return TypedResults.Empty;
        }
        catch (InvalidOperationException)
        {
            // The service's own description of itself could not be read.
            return TypedResults.Redirect(OpenIdRefusal.Address(OpenIdRefusal.Away));
        }
    }

    private static async Task<IResult> DoneAsync(string? returnUrl, OpenIdDoor door, CancellationToken cancellationToken) =>
        TypedResults.LocalRedirect(await door.EnterAsync(cancellationToken) is { } refusal ? OpenIdRefusal.Address(refusal) : LocalAddress.Or(returnUrl, "/"));
}
