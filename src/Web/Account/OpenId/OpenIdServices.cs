using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Studio.Data.Users;

namespace Studio.Web.Account.OpenId;

/// <summary>Code flow with PKCE. The framework checks signature, issuer, audience, times and nonce of the token; nothing of it is kept.</summary>
internal static partial class OpenIdServices
{
    public const string Scheme = "OpenId";

    public static void AddOpenId(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(OpenIdSettings.Section);
        var settings = section.Get<OpenIdSettings>() ?? new OpenIdSettings();
        builder.Services.AddOptions<OpenIdSettings>().Bind(section)
            .Validate(read => read.Trouble() is null, settings.Trouble() ?? "OpenId is not right.").ValidateOnStart();
        builder.Services.AddScoped<OpenIdDoor>();
        builder.Services.Replace(ServiceDescriptor.Singleton(new SessionLife(TimeSpan.FromHours(settings.SessionHours))));
        if (settings.IsOn && settings.Trouble() is null)
        {
            // What the service says is repeated there, and whoever knocks may say it in the service's name: the kind of failure is written below.
            builder.Logging.AddFilter(typeof(OpenIdConnectHandler).FullName, LogLevel.None);
            builder.Services.AddAuthentication().AddOpenIdConnect(Scheme, openId => Configure(openId, settings));
        }
    }

    private static void Configure(OpenIdConnectOptions openId, OpenIdSettings settings)
    {
        openId.SignInScheme = IdentityConstants.ExternalScheme;
        openId.Authority = settings.Authority;
        openId.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
        openId.ClientId = settings.ClientId;
        openId.ClientSecret = settings.ClientSecret;
        openId.ResponseType = OpenIdConnectResponseType.Code;
        // The way back is an ordinary link then, and its cookies need not be sent from other sites' forms.
        openId.ResponseMode = OpenIdConnectResponseMode.Query;
        foreach (var cookie in new[] { openId.CorrelationCookie, openId.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        openId.CallbackPath = "/sign-in/openid/back";
        openId.Scope.Add("email");
        openId.MapInboundClaims = false;
        openId.DisableTelemetry = true;
        openId.BackchannelTimeout = TimeSpan.FromSeconds(10);
        // The framework takes a token without a signature where it came straight from the service (OpenID Connect Core, 3.1.3.7, 6); here none is.
        openId.Events.OnTokenValidated = validated =>
        {
            if (validated.SecurityToken.RawSignature is not { Length: > 0 })
            {
                validated.Fail("The token is not signed.");
            }

            return Task.CompletedTask;
        };
        openId.Events.OnRemoteFailure = failed =>
        {
            Failed(failed.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdDoor>>(), failed.Failure?.GetType().Name ?? "nothing");
            failed.Response.Redirect(OpenIdEndpoints.Refused(failed.Properties?.RedirectUri, OpenIdRefusal.Failed));
            failed.HandleResponse();
            return Task.CompletedTask;
        };
    }

    // The kind only: messages quote tokens.
    [LoggerMessage(LogLevel.Warning, "A sign-in with the sign-in service did not succeed: {Kind}")]
    private static partial void Failed(ILogger logger, string kind);
}
