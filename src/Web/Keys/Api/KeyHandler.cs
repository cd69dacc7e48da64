using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Studio.Data.Tenancy;

namespace Studio.Web.Keys.Api;

/// <summary>
/// "Authorization: Bearer studio_...": who sends a key that works is in its workspace, with the key's rights. It makes nobody a person:
/// the principal has no user id, so that whatever asks for somebody finds nobody.
/// </summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public const string SchemeName = "Key";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var services = Context.RequestServices;
        var from = Context.Connection.RemoteIpAddress;
        if (await services.GetRequiredService<KeyDoors>().EnterAsync(header[Bearer.Length..].Trim(), from, Context.RequestAborted) is not { } entry)
        {
            return AuthenticateResult.NoResult();
        }

        services.GetRequiredService<CurrentWorkspace>().Enter(entry.Access);
        services.GetRequiredService<CurrentKey>().Enter(entry);
        var identity = new ClaimsIdentity([new Claim("studio-key", entry.KeyId.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>One answer for no key, a wrong one, one that is over and one that comes from elsewhere.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return TypedResults.Problem(
            "This needs a key that works, in the header “Authorization: Bearer studio_…”. The workspace's page Keys makes one.",
            statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }
}
