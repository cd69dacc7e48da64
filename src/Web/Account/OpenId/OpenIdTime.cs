using System.Globalization;
using System.Security.Claims;

namespace Studio.Web.Account.OpenId;

/// <summary>When the service last asked the person who they are (auth_time; OpenID Connect Core, 2).</summary>
internal static class OpenIdTime
{
    // Clocks of two servers; the framework allows tokens as much.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <returns>Null where it does not say so, or says what cannot be; never later than now.</returns>
    public static DateTime? Of(ClaimsPrincipal person, DateTime now)
    {
        if (!long.TryParse(person.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > new DateTimeOffset(now + Skew).ToUnixTimeSeconds())
        {
            return null;
        }

        var at = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        return at < now ? at : now;
    }
}
