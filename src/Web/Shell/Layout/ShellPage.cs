using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Shell.Layout;

/// <summary>A page of the side bar and the tab bar.</summary>
/// <param name="Needs">Null: for every member.</param>
/// <param name="IsRead">It can be opened where nothing can be changed, too.</param>
/// <param name="IsOnPhone">In the tab bar; the others are under "More" there.</param>
internal sealed record ShellPage(string Name, string Icon, string Path, string Keys, Permission? Needs = null, bool IsRead = false, bool IsOnPhone = true)
{
    /// <summary>Only pages that exist; those of later work join with their work.</summary>
    public static readonly IReadOnlyList<ShellPage> All =
    [
        new("Create", "create", "create", "g c", Permission.CreateImages),
        new("Gallery", "gallery", "gallery", "g g"),
        new("Queue", "queue", "queue", "g q", Permission.ViewQueue),
        new("Rate", "rate", "rate", "g r", Permission.Rate),
        new("Evaluations", "evaluations", "evaluations", "g e", IsOnPhone: false),
        new("Moderation", "moderation", "moderation", "g o", Permission.Moderate, IsRead: true, IsOnPhone: false),
        new("Members", "members", "members", "g p", Permission.ManageMembers, IsRead: true, IsOnPhone: false),
        new("Models", "models", "models", "g m", Permission.ManageModels, IsRead: true, IsOnPhone: false),
        new("Audit", "audit", "audit", "g a", Permission.ReadAudit, IsOnPhone: false),
        new("Settings", "settings", "settings", "g s", Permission.EndWorkspace, IsOnPhone: false),
    ];

    /// <summary>Whether the entry stands for this page: limits and keys are tabs of Members, policies one of Moderation, a picture and two beside each other hang in the gallery.</summary>
    public bool IsFor(string page) => Path == page || Path switch
    {
        "members" => page is "quotas" or "keys",
        "moderation" => page is "policies",
        "gallery" => page is "images" or "compare",
        _ => false,
    };

    public static IEnumerable<ShellPage> For(WorkspaceDoor door) => All.Where(page => page.Needs is not { } needs || (page.IsRead ? door.Shows(needs) : door.Allows(needs)));
}
