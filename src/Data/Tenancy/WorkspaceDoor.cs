using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>A workspace that a person may enter, for the switcher.</summary>
public sealed record WorkspaceDoor(Guid Id, string Slug, string Name, Role Role)
{
    public WorkspaceState State { get; init; }

    /// <summary>When it is erased, where that was asked for.</summary>
    public DateTime? DeleteAfter { get; init; }

    /// <summary>When a look of an administrator ends.</summary>
    public DateTime? LookEndsAt { get; init; }

    /// <summary>Whether the page that the right is about can be opened, be it only to read.</summary>
    public bool Shows(Permission permission) => State == WorkspaceState.LookedInto ? Allows(permission) : RolePermissions.Of(Role).Contains(permission);

    /// <summary>Whether the page offers it; the act itself asks WorkspaceAccess.</summary>
    public bool Allows(Permission permission) => State switch
    {
        WorkspaceState.InUse => RolePermissions.Of(Role).Contains(permission),
        WorkspaceState.LookedInto => RolePermissions.WhileClosed(State).Contains(permission),
        _ => RolePermissions.Of(Role).Contains(permission) && RolePermissions.WhileClosed(State).Contains(permission),
    };
}
