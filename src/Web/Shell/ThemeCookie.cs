namespace Studio.Web.Shell;

/// <summary>Dark, light, or as the device. A cookie that scripts may read, so that server and browser agree before the first paint.</summary>
internal static class ThemeCookie
{
    public const string Name = "studio-theme";

    /// <summary>"dark" or "light"; null where the device decides.</summary>
    public static string? Read(HttpContext context) => context.Request.Cookies[Name] is "dark" or "light" ? context.Request.Cookies[Name] : null;

    public static void Write(HttpContext context, string theme)
    {
        context.Response.Cookies.Append(Name, theme, new CookieOptions
        {
            HttpOnly = false,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }
}
