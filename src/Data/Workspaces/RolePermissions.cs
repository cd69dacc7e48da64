using System.Collections.Frozen;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces;

/// <summary>What each role may do: the one table. Guards, the side bar, the matrix on the members page and docs/roles.md come from it.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.Viewer] = Set(Permission.ViewGallery),
        [Role.Rater] = Set(Permission.ViewGallery, Permission.Rate),
        [Role.Creator] = Set(
            Permission.ViewGallery, Permission.ViewQueue,
            Permission.CreateImages, Permission.DeleteOwnImages, Permission.CancelOwnWork, Permission.Rate, Permission.RunEvaluations),
        [Role.Moderator] = Set(
            Permission.ViewGallery, Permission.ViewQueue,
            Permission.CreateImages, Permission.DeleteOwnImages, Permission.CancelOwnWork, Permission.Rate, Permission.RunEvaluations,
            Permission.DeleteAnyImage, Permission.CancelAnyWork,
            Permission.Moderate, Permission.WritePolicies),
        [Role.Admin] = Set(
            Permission.ViewGallery, Permission.ViewQueue,
            Permission.CreateImages, Permission.DeleteOwnImages, Permission.CancelOwnWork, Permission.Rate, Permission.RunEvaluations,
            Permission.DeleteAnyImage, Permission.CancelAnyWork,
            Permission.ManageMembers, Permission.ManageModels, Permission.ManageQuotas, Permission.ReadAudit, Permission.ManageKeys,
            Permission.Moderate, Permission.ModerateEscalated, Permission.WritePolicies, Permission.PublishPolicies, Permission.ManageRetention),
        [Role.Owner] = Enum.GetValues<Permission>().ToFrozenSet(),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<Permission> ByLooking = Set(Permission.ViewGallery, Permission.ViewQueue, Permission.ReadAudit);

    private static readonly FrozenSet<Permission> InClosed = Set(
        Permission.ViewGallery, Permission.ViewQueue, Permission.ReadAudit, Permission.ManageKeys, Permission.ExportWorkspace, Permission.EndWorkspace);

    public static IReadOnlySet<Permission> Of(Role role) => Table[role];

    /// <summary>What is left of anybody's rights where nothing can be changed: looking, taking along, revoking keys, and deciding about the end.</summary>
    public static IReadOnlySet<Permission> WhileClosed(WorkspaceState state) => state == WorkspaceState.LookedInto ? ByLooking : InClosed;

    /// <summary>"Owners and admins": who may, for the sentence that tells somebody who may not.</summary>
    public static string WhoMay(Permission permission)
    {
        var roles = Enum.GetValues<Role>().Where(role => Table[role].Contains(permission)).OrderDescending().Select(role => $"{role}s".ToLowerInvariant()).ToList();
        var words = roles.Count == 1 ? roles[0] : $"{string.Join(", ", roles[..^1])} and {roles[^1]}";
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>The permission in the words of a refusal.</summary>
    public static string Describe(Permission permission) => permission switch
    {
        Permission.ViewGallery => "seeing the gallery",
        Permission.ViewQueue => "seeing the queue",
        Permission.CreateImages => "making pictures",
        Permission.DeleteOwnImages => "deleting your own pictures",
        Permission.CancelOwnWork => "cancelling your own work",
        Permission.DeleteAnyImage => "deleting other people's pictures",
        Permission.CancelAnyWork => "cancelling other people's work",
        Permission.ManageMembers => "managing members",
        Permission.ManageModels => "managing models",
        Permission.ManageQuotas => "setting limits",
        Permission.ReadAudit => "reading the log",
        Permission.ManageKeys => "making keys for programs",
        Permission.WritePolicies => "writing policies",
        Permission.PublishPolicies => "publishing policies",
        Permission.ManageRetention => "setting how long things are kept",
        Permission.ManageWorkspace => "managing the workspace",
        Permission.Moderate => "deciding what others made or reported",
        Permission.ModerateEscalated => "deciding what moderators escalated",
        Permission.ExportWorkspace => "exporting the whole workspace",
        Permission.Rate => "rating pictures of evaluations",
        Permission.RunEvaluations => "running evaluations",
        Permission.EndWorkspace => "archiving or deleting the workspace",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Unknown permission."),
    };

    private static FrozenSet<Permission> Set(params Permission[] permissions) => permissions.ToFrozenSet();
}
