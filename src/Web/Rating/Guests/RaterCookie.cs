namespace Studio.Web.Rating.Guests;

/// <summary>Makes a guest the same one after a reload, for one link. It opens nothing but that guest's own session.</summary>
internal static class RaterCookie
{
    private const string Name = "studio-rater";

    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromDays(30);

    public static string? Read(HttpContext context) => context.Request.Cookies[Name];

    public static void Write(HttpContext context, string link, string secret, DateTime linkEnds) =>
        context.Response.Cookies.Append(Name, secret, Options(context, link, new DateTimeOffset(linkEnds, TimeSpan.Zero) + AfterTheEnd));

    public static void Forget(HttpContext context, string link) => context.Response.Cookies.Delete(Name, Options(context, link, expires: null));

    private static CookieOptions Options(HttpContext context, string link, DateTimeOffset? expires) => new()
    {
        Path = RatingAddress.Guest(link),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Expires = expires,
        IsEssential = true,
    };
}
