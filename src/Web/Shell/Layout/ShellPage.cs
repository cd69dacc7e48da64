namespace Studio.Web.Shell.Layout;

/// <summary>A page of the side bar and the tab bar.</summary>
internal sealed record ShellPage(string Name, string Icon, string Path, string Keys)
{
    /// <summary>Only pages that exist; those of later work join with their work.</summary>
    public static readonly IReadOnlyList<ShellPage> All =
    [
        new("Create", "create", "create", "g c"),
        new("Gallery", "gallery", "gallery", "g g"),
        new("Queue", "queue", "queue", "g q"),
    ];
}
