using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Studio.Web.Account.Confirming;

namespace Studio.Web.Account.OpenId;

internal static class OpenIdEndpoints
{
    public static string Begin(string? back) => $"/sign-in/openid?ReturnUrl={Uri.EscapeDataString(LocalAddress.Or(back, "/"))}";

    /// <summary>To be asked again by the service, and back to where the person was.</summary>
    public static string Confirm(string back) => $"{ConfirmPage.Address}/openid?ReturnUrl={Uri.EscapeDataString(back)}";

    /// <summary>Where to say it: whoever was only to be asked again is signed in, and never sees the sign-in page.</summary>
    public static string Refused(string? goal, string code) =>
        goal?.StartsWith(ConfirmPage.Address, StringComparison.Ordinal) == true ? ConfirmPage.Refused(back: null, code) : OpenIdRefusal.Address(code);

    public static void MapOpenId(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/openid", BeginAsync).AllowAnonymous();
        app.MapGet("/sign-in/openid/done", DoneAsync).AllowAnonymous();
        app.MapGet($"{ConfirmPage.Address}/openid", ConfirmAsync).RequireAuthorization();
        app.MapGet($"{ConfirmPage.Address}/openid/done", ConfirmedAsync).RequireAuthorization();
    }

    private static Task<IResult> BeginAsync(HttpContext context, string? returnUrl, IOptions<OpenIdSettings> settings) => AskAsync(
        context,
        settings.Value,
        new OpenIdConnectChallengeProperties { RedirectUri = $"/sign-in/openid/done?ReturnUrl={Uri.EscapeDataString(LocalAddress.Or(returnUrl, "/"))}" },
        OpenIdRefusal.Address);

    /// <summary>The service must ask now (OpenID Connect Core, 3.1.2.1), whatever it remembers, and say that it did.</summary>
    private static Task<IResult> ConfirmAsync(HttpContext context, string? returnUrl, IOptions<OpenIdSettings> settings) => AskAsync(
        context,
        settings.Value,
        new OpenIdConnectChallengeProperties
        {
            RedirectUri = $"{ConfirmPage.Address}/openid/done?ReturnUrl={Uri.EscapeDataString(LocalAddress.Or(returnUrl, "/account"))}",
            Prompt = "login",
            MaxAge = TimeSpan.Zero,
        },
        refusal => ConfirmPage.Refused(returnUrl, refusal));

    private static async Task<IResult> AskAsync(HttpContext context, OpenIdSettings settings, OpenIdConnectChallengeProperties question, Func<string, string> refused)
    {
        if (!settings.IsOn)
        {
            return TypedResults.NotFound();
        }

        try
        {
            await context.ChallengeAsync(OpenIdServices.Scheme, question);
            return TypedResults.Empty;
        }
        catch (InvalidOperationException)
        {
            // The service's own description of itself could not be read.
            return TypedResults.LocalRedirect(refused(OpenIdRefusal.Away));
        }
    }

    private static async Task<IResult> DoneAsync(string? returnUrl, OpenIdDoor door, CancellationToken cancellationToken) =>
        TypedResults.LocalRedirect(await door.EnterAsync(cancellationToken) is { } refusal ? OpenIdRefusal.Address(refusal) : LocalAddress.Or(returnUrl, "/"));

    private static async Task<IResult> ConfirmedAsync(string? returnUrl, OpenIdDoor door, CancellationToken cancellationToken) =>
        TypedResults.LocalRedirect(await door.ConfirmAsync(cancellationToken) is { } refusal ? ConfirmPage.Refused(returnUrl, refusal) : LocalAddress.Or(returnUrl, "/account"));
}
