using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Studio.Data.Users;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Account.Sessions;

/// <summary>Ties the sign-in cookie to a row: made at the door, asked for at every request, deleted at the way out.</summary>
internal static class SessionCookie
{
    private static readonly object WayKey = new();
    private static readonly object ConfirmedKey = new();

    /// <summary>What the door tells about how it was opened; a password unless said otherwise.</summary>
    public static void OpenedBy(HttpContext context, SignInWay way) => context.Items[WayKey] = way;

    /// <summary>When the person last showed elsewhere that it is them; now unless said otherwise.</summary>
    public static void ConfirmedAt(HttpContext context, DateTime at) => context.Items[ConfirmedKey] = at;

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Events.OnSigningIn = BeginAsync;
        cookie.Events.OnValidatePrincipal = CheckAsync;
        cookie.Events.OnSigningOut = EndAsync;
    }

    /// <summary>The principal is made anew every minute (security stamp); it stays in its session.</summary>
    public static void Configure(SecurityStampValidatorOptions stamp) => stamp.OnRefreshingPrincipal = context =>
    {
        if (context.CurrentPrincipal is { } old && context.NewPrincipal is { } renewed && SessionClaim.Of(old) is { } id)
        {
            SessionClaim.Put(renewed, id);
        }

        return Task.CompletedTask;
    };

    private static async Task BeginAsync(CookieSigningInContext context)
    {
        var http = context.HttpContext;
        if (context.Principal is not { } principal || Person.IdOf(principal) is not { } userId || SessionClaim.Of(principal) is not null)
        {
            return;
        }

        // Signing in again as oneself (after a new password) goes on in the same session.
        var id = Person.IdOf(http.User) == userId && SessionClaim.Of(http.User) is { } current
            ? current
            : await Sessions(http).BeginAsync(
                userId, DeviceWords.Of(http.Request.Headers.UserAgent.ToString()), http.Connection.RemoteIpAddress?.ToString() ?? "",
                http.Items[WayKey] as SignInWay? ?? SignInWay.Password,
                http.Items[ConfirmedKey] as DateTime? ?? http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, http.RequestAborted);
        SessionClaim.Put(principal, id);
    }

    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is not { } principal || Person.IdOf(principal) is not { } userId)
        {
            return;
        }

        var http = context.HttpContext;
        if (SessionClaim.Of(principal) is not { } id || !await Sessions(http).IsOpenAsync(id, userId, http.RequestAborted))
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    private static async Task EndAsync(CookieSigningOutContext context)
    {
        var user = context.HttpContext.User;
        if (Person.IdOf(user) is { } userId && SessionClaim.Of(user) is { } id)
        {
            await Sessions(context.HttpContext).EndAsync(userId, id, context.HttpContext.RequestAborted);
        }
    }

    private static UserSessions Sessions(HttpContext context) => context.RequestServices.GetRequiredService<UserSessions>();
}
