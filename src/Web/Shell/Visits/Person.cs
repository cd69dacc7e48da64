using System.Security.Claims;

namespace Studio.Web.Shell.Visits;

internal static class Person
{
    /// <summary>The account behind a sign-in; null for a stranger.</summary>
    public static Guid? IdOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
