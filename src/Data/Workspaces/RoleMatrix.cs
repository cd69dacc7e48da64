namespace Studio.Data.Workspaces;

/// <summary>The table of permissions in words, computed from RolePermissions: the members page and docs/roles.md show the same rows.</summary>
public static class RoleMatrix
{
    /// <summary>The highest role first, as people look for their own.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().OrderDescending()];

    public static IReadOnlyList<RoleMatrixGroup> Groups { get; } =
    [
        new("Pictures",
        [
            Row("See the gallery", Permission.ViewGallery),
            Row("Make pictures", Permission.CreateImages),
            Row("Delete and restore pictures", Permission.DeleteAnyImage, own: Permission.DeleteOwnImages),
            Row("See the queue", Permission.ViewQueue),
            Row("Stop work", Permission.CancelAnyWork, own: Permission.CancelOwnWork),
        ]),
        new("Evaluations",
        [
            Row("Rate pictures blind", Permission.Rate),
            Row("Design and run evaluations, ask raters, see who rates", Permission.RunEvaluations),
        ]),
        new("People and rules",
        [
            new("Invite, change roles, remove members", [Permission.ManageMembers], Members),
            Row("Decide what was held or reported", Permission.Moderate),
            Row("Decide what moderators escalated", Permission.ModerateEscalated),
            Row("Write drafts of policies", Permission.WritePolicies),
            Row("Publish policies", Permission.PublishPolicies),
            Row("Say how long moderation keeps things", Permission.ManageRetention),
            Row("Set limits", Permission.ManageQuotas),
            Row("Read the log", Permission.ReadAudit),
            Row("Make and revoke keys for programs", Permission.ManageKeys),
        ]),
        new("Workspace",
        [
            Row("Accept models’ licences, say who uses which", Permission.ManageModels),
            Row("Change its name, address and time zone", Permission.ManageWorkspace),
            Row("Take everything along as a zip", Permission.ExportWorkspace),
            Row("Archive and delete it", Permission.EndWorkspace),
        ]),
    ];

    private static RoleMatrixRow Row(string words, Permission all) => new(words, [all], role => Has(role, all) ? RoleCell.Yes : RoleCell.No);

    private static RoleMatrixRow Row(string words, Permission all, Permission own) =>
        new(words, [all, own], role => Has(role, all) ? RoleCell.Yes : Has(role, own) ? RoleCell.Own : RoleCell.No);

    private static RoleCell Members(Role role) =>
        !Has(role, Permission.ManageMembers) ? RoleCell.No
        : RoleRules.MayGive(role, Role.Admin) ? RoleCell.Yes : RoleCell.BelowAdmin;

    private static bool Has(Role role, Permission permission) => RolePermissions.Of(role).Contains(permission);
}

public sealed record RoleMatrixGroup(string Name, IReadOnlyList<RoleMatrixRow> Rows);

/// <param name="Words">What a person may do.</param>
/// <param name="Permissions">What the cells are computed from.</param>
/// <param name="CellOf">The cell of one role.</param>
public sealed record RoleMatrixRow(string Words, IReadOnlyList<Permission> Permissions, Func<Role, RoleCell> CellOf);

public enum RoleCell
{
    No,
    Own,
    BelowAdmin,
    Yes,
}
