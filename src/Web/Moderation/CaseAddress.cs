namespace Studio.Web.Moderation;

/// <summary>Where cases are, for moderators and for authors.</summary>
public static class CaseAddress
{
    public static string Queue(string workspace, Guid? about = null) => $"/w/{workspace}/moderation{(about is { } id ? $"?case={id}" : "")}";

    public static string DecidedAppeals(string workspace) => $"/w/{workspace}/moderation/appeals/decided";

    /// <summary>What its author reads about it.</summary>
    public static string Author(string workspace, Guid about) => $"/w/{workspace}/cases/{about}";

    public static string Authors(string workspace) => $"/w/{workspace}/cases";

    /// <summary>The server's small blur: for its author and for moderators.</summary>
    public static string Blur(string workspace, Guid about) => $"/w/{workspace}/cases/{about}/blur";

    /// <summary>Of a picture made from the one that a case is about: for moderators.</summary>
    public static string DerivedBlur(string workspace, Guid about, Guid image) => $"/w/{workspace}/cases/{about}/derived/{image}/blur";

    /// <summary>The original: only for whoever holds the case.</summary>
    public static string Picture(string workspace, Guid about) => $"/w/{workspace}/cases/{about}/picture";

    /// <summary>What people say to each other instead of an id.</summary>
    public static string Name(Guid about) => about.ToString("N")[^6..];
}
