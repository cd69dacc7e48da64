namespace Studio.Data.Workspaces;

/// <summary>Who may give which role to whom: an owner every role to everybody, an admin the roles below Admin to people below Admin.</summary>
public static class RoleRules
{
    /// <summary>What a link may give. Owners and admins are made from a member, by somebody who looks at a name.</summary>
    public static IReadOnlyList<Role> ByLink { get; } = [Role.Creator, Role.Rater, Role.Viewer, Role.Moderator];

    public static bool MayChange(Role by, Role from, Role to) => MayGive(by, from) && MayGive(by, to);

    public static bool MayRemove(Role by, Role member) => MayGive(by, member);

    /// <summary>Whether somebody decides about a role: who gives it and who takes it away are the same people.</summary>
    public static bool MayGive(Role by, Role role) =>
        RolePermissions.Of(by).Contains(Permission.ManageMembers) && (by == Role.Owner || role < Role.Admin);
}
