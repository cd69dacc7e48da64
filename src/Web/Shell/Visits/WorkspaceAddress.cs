using Studio.Data.Workspaces;

namespace Studio.Web.Shell.Visits;

/// <summary>/w/{slug}/{page}: the form of every address inside a workspace.</summary>
public static class WorkspaceAddress
{
    public static string Of(string slug, string page) => $"/w/{slug}/{page}";

    /// <summary>The first page that a role has in a workspace.</summary>
    public static string First(string slug, Role role) => Of(slug, RolePermissions.Of(role).Contains(Permission.CreateImages) ? "create" : "gallery");

    /// <summary>The slug in an address relative to the root, such as "w/mine/create"; null outside workspaces.</summary>
    public static string? SlugOf(string relative)
    {
        var path = relative.Split('?', '#')[0].TrimStart('/').Split('/');
        return path is ["w", { Length: > 0 } slug, ..] ? Uri.UnescapeDataString(slug) : null;
    }

    /// <summary>The same address with another slug.</summary>
    public static string WithSlug(string relative, string slug)
    {
        var rest = relative.TrimStart('/').Split('/', 3);
        return rest.Length > 2 ? Of(slug, rest[2]) : Of(slug, "create");
    }
}
