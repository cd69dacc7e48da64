using System.Collections.Frozen;

namespace Studio.Data.Workspaces;

/// <summary>What each role may do: the one table.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.Viewer] = Set(Permission.ViewGallery),
        [Role.Rater] = Set(Permission.ViewGallery, Permission.Rate),
        [Role.Creator] = Set(
            Permission.ViewGallery, Permission.Rate, Permission.ViewQueue,
            Permission.CreateImages, Permission.DeleteOwnImages, Permission.CancelOwnWork),
        [Role.Moderator] = Set(
            Permission.ViewGallery, Permission.Rate, Permission.ViewQueue,
            Permission.CreateImages, Permission.DeleteOwnImages, Permission.CancelOwnWork,
            Permission.Moderate, Permission.DeleteAnyImage, Permission.CancelAnyWork),
        [Role.Admin] = Set(
            Permission.ViewGallery, Permission.Rate, Permission.ViewQueue,
            Permission.CreateImages, Permission.DeleteOwnImages, Permission.CancelOwnWork,
            Permission.Moderate, Permission.DeleteAnyImage, Permission.CancelAnyWork,
            Permission.ManageMembers, Permission.ManageModels),
        [Role.Owner] = Enum.GetValues<Permission>().ToFrozenSet(),
    }.ToFrozenDictionary();

    public static IReadOnlySet<Permission> Of(Role role) => Table[role];

    /// <summary>The permission in the words of a refusal.</summary>
    public static string Describe(Permission permission) => permission switch
    {
        Permission.ViewGallery => "seeing the gallery",
        Permission.ViewQueue => "seeing the queue",
        Permission.Rate => "rating pictures",
        Permission.CreateImages => "making pictures",
        Permission.DeleteOwnImages => "deleting your own pictures",
        Permission.CancelOwnWork => "cancelling your own work",
        Permission.Moderate => "moderating",
        Permission.DeleteAnyImage => "deleting other people's pictures",
        Permission.CancelAnyWork => "cancelling other people's work",
        Permission.ManageMembers => "managing members",
        Permission.ManageModels => "managing models",
        Permission.ManageWorkspace => "managing the workspace",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Unknown permission."),
    };

    private static FrozenSet<Permission> Set(params Permission[] permissions) => permissions.ToFrozenSet();
}
