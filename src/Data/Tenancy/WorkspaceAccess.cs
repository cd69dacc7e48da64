using System.Collections.Frozen;
using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>Proof that somebody may act in a workspace, and how. Only Doors and WorkspaceScope make one.</summary>
public sealed record WorkspaceAccess
{
    internal WorkspaceAccess(Guid workspaceId, PrincipalKind kind, Guid? userId, Role? role, IReadOnlySet<Permission> permissions)
    {
        WorkspaceId = workspaceId;
        Kind = kind;
        UserId = userId;
        Role = role;
        Permissions = permissions;
        Shown = permissions;
    }

    public Guid WorkspaceId { get; }

    public PrincipalKind Kind { get; }

    public Guid? UserId { get; }

    public Role? Role { get; }

    public IReadOnlySet<Permission> Permissions { get; private init; }

    public WorkspaceState State { get; private init; }

    /// <summary>Closing takes the rights to change something, not what they let somebody see.</summary>
    private IReadOnlySet<Permission> Shown { get; }

    public bool Allows(Permission permission) => Permissions.Contains(permission);

    /// <summary>Whether what this right is about may be seen: in a workspace in use the same as Allows.</summary>
    public bool Shows(Permission permission) => Shown.Contains(permission);

    /// <summary>The same somebody in a workspace that is closed: without the rights that change something.</summary>
    internal WorkspaceAccess In(WorkspaceState state) => state == WorkspaceState.InUse
        ? this
        : this with { State = state, Permissions = Permissions.Intersect(RolePermissions.WhileClosed(state)).ToFrozenSet() };

    public void Require(Permission permission)
    {
        if (!Allows(permission))
        {
            if (State != WorkspaceState.InUse && !RolePermissions.WhileClosed(State).Contains(permission))
            {
                throw StudioException.Forbidden(ClosedWords.Sentence(State));
            }

            throw NotInRole(permission);
        }
    }

    /// <summary>For what only reads.</summary>
    public void RequireToSee(Permission permission)
    {
        if (!Shows(permission))
        {
            throw State == WorkspaceState.LookedInto ? StudioException.Forbidden(ClosedWords.Sentence(State)) : NotInRole(permission);
        }
    }

    private StudioException NotInRole(Permission permission) => StudioException.Forbidden(Kind == PrincipalKind.Member && Role is null
        ? "You are no longer a member of this workspace."
        : $"Your role in this workspace does not include: {RolePermissions.Describe(permission)}. {RolePermissions.WhoMay(permission)} may.");
}
