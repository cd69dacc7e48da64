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
    }

    public Guid WorkspaceId { get; }

    public PrincipalKind Kind { get; }

    public Guid? UserId { get; }

    public Role? Role { get; }

    public IReadOnlySet<Permission> Permissions { get; private init; }

    public WorkspaceState State { get; private init; }

    public bool Allows(Permission permission) => Permissions.Contains(permission);

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

            throw StudioException.Forbidden(Kind == PrincipalKind.Member && Role is null
                ? "You are no longer a member of this workspace."
                : $"Your role in this workspace does not include: {RolePermissions.Describe(permission)}. {RolePermissions.WhoMay(permission)} may.");
        }
    }
}
