using Microsoft.Net.Http.Headers;

namespace Studio.Web.Rating.Languages;

/// <summary>Which language somebody is spoken to in while they rate: what they chose, else what their browser asks for.</summary>
internal static class RaterTongue
{
    public const string Cookie = "studio-rating-language";

    /// <summary>Of the address: chooses without a script, and lets a link come in a language.</summary>
    public const string Query = "language";

    private static readonly object Key = new();

    public static RaterLanguage Of(HttpContext context)
    {
        if (context.Items[Key] is not RaterLanguage found)
        {
            context.Items[Key] = found = Chosen(context) ?? Kept(context) ?? Asked(context) ?? RaterLanguage.All[0];
        }

        return found;
    }

    /// <summary>Remembers what the address chose.</summary>
    public static void Keep(HttpContext context)
    {
        if (Chosen(context) is { } language)
        {
            context.Response.Cookies.Append(Cookie, language.Code, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }
    }

    private static RaterLanguage? Chosen(HttpContext context) => RaterLanguage.Find(context.Request.Query[Query]);

    private static RaterLanguage? Kept(HttpContext context) => RaterLanguage.Find(context.Request.Cookies[Cookie]);

    private static RaterLanguage? Asked(HttpContext context) =>
        StringWithQualityHeaderValue.TryParseList(context.Request.Headers.AcceptLanguage, out var asked)
            ? asked.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1).Select(language => RaterLanguage.Find(language.Value.Value)).FirstOrDefault(language => language is not null)
            : null;
}
