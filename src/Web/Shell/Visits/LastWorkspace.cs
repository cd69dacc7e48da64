using Studio.Data.Tenancy;

namespace Studio.Web.Shell.Visits;

/// <summary>Where "/" leads: the workspace that this browser was in last.</summary>
internal static class LastWorkspace
{
    private const string Cookie = "studio-workspace";

    public static void Write(HttpContext context, string slug)
    {
        if (context.Request.Cookies[Cookie] == slug)
        {
            return;
        }

        context.Response.Cookies.Append(Cookie, slug, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }

    public static WorkspaceDoor? Of(HttpContext context, IReadOnlyList<WorkspaceDoor> doors) =>
        doors.FirstOrDefault(door => door.Slug == context.Request.Cookies[Cookie]) ?? doors.FirstOrDefault();
}
