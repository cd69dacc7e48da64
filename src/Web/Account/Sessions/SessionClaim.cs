using System.Security.Claims;

namespace Studio.Web.Account.Sessions;

/// <summary>The cookie's word for which session it belongs to.</summary>
internal static class SessionClaim
{
    private const string Type = "studio-session";

    public static Guid? Of(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Type), out var id) ? id : null;

    public static void Put(ClaimsPrincipal principal, Guid id) => ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Type, id.ToString()));
}
