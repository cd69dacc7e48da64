namespace Studio.Web.Rating;

internal static class RatingAddress
{
    public static string Guest(string secret) => $"/r/{secret}";

    public static string Member(string workspace, Guid evaluation) => $"/w/{workspace}/rate/{evaluation}";

    public static string Picture(string session, string key) => $"{session}/picture/{key}";
}
