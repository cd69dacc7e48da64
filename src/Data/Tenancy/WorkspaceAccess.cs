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

    public IReadOnlySet<Permission> Permissions { get; }

    public bool Allows(Permission permission) => Permissions.Contains(permission);

    public void Require(Permission permission)
    {
        if (!Allows(permission))
        {
            throw StudioException.Forbidden(Kind == PrincipalKind.Member && Role is null
                ? "You are no longer a member of this workspace."
                : $"Your role in this workspace does not include: {RolePermissions.Describe(permission)}. {RolePermissions.WhoMay(permission)} may.");
        }
    }
}
