using System.Reflection;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Tests.Rights;

/// <summary>Rights inside a workspace that no door gave: the constructor is closed to the program on purpose.</summary>
internal static class Accesses
{
    public static WorkspaceAccess Of(Guid workspace, Role role) => New(workspace, role, RolePermissions.Of(role));

    /// <summary>A member whose rights were all taken away.</summary>
    public static WorkspaceAccess Powerless(Guid workspace) => New(workspace, role: null, new HashSet<Permission>());

    private static WorkspaceAccess New(Guid workspace, Role? role, IReadOnlySet<Permission> permissions) => (WorkspaceAccess)Activator.CreateInstance(
        typeof(WorkspaceAccess),
        BindingFlags.NonPublic | BindingFlags.Instance,
        binder: null,
        [workspace, PrincipalKind.Member, Guid.NewGuid(), role, permissions],
        culture: null)!;
}
