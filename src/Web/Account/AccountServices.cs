using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Studio.Data.Users;
using Studio.Web.Account.Codes;
using Studio.Web.Account.Confirming;
using Studio.Web.Account.OpenId;
using Studio.Web.Account.Registration;
using Studio.Web.Account.Sessions;
using Studio.Web.Startup;

namespace Studio.Web.Account;

/// <summary>Who somebody is: cookies, passwords, lockout. What they may do is decided per workspace.</summary>
internal static class AccountServices
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(Configure);
        services.AddAntiforgery(request =>
        {
            request.Cookie.Name = "studio-request";
            request.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // frame-ancestors of the content security policy says it already.
            request.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();

        services.Configure<IdentityOptions>(identity =>
        {
            // Length is what counts (NIST SP 800-63B, 5.1.1.2); rules about kinds of characters only make worse passwords.
            identity.Password.RequiredLength = PasswordRules.MinLength;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = SignInTries.Most;
            identity.Lockout.DefaultLockoutTimeSpan = SignInTries.Wait;
        });
        services.AddIdentityCore<StudioUser>().AddSignInManager().AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorProvider>(TokenOptions.DefaultAuthenticatorProvider).AddUserStore<StudioUserStore>().AddPasswordValidator<PasswordRules>();
        services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            // Shorter than the open pages' minute (SessionRevalidation): a page that leads to the door must not be led back by a request that knows less.
            stamp.ValidationInterval = TimeSpan.FromSeconds(30);
            SessionCookie.Configure(stamp);
        });
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // The device finds the account by itself and asks for finger, face or PIN: a passkey alone is two factors.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
        });
        services.AddSingleton<SignInTries>();
        services.AddScoped<Door>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<EmailChange>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<SecondStep>();
        services.AddSingleton<RegistrationLimit>();
        services.AddScoped<RegistrationActions>();
        services.AddScoped<Confirmations>();
        services.AddScoped<CircuitHandler, SessionEntry>();

        // Without keys that survive a restart everybody would be signed out by it.
        services.AddDataProtection().SetApplicationName("Studio").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(builder.DataFolder(), "keys")));
        services.AddSignInLimit();
        builder.AddOpenId();
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "studio-session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = UserSessions.Life;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.LogoutPath = "/sign-out";
        cookie.AccessDeniedPath = "/not-found";
        SessionCookie.Configure(cookie);
    }
}
