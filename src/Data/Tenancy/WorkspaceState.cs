namespace Studio.Data.Tenancy;

/// <summary>Whether something can be changed in a workspace, and if not, why.</summary>
public enum WorkspaceState
{
    InUse,

    /// <summary>Everybody may look, nobody may change anything.</summary>
    Archived,

    /// <summary>As archived, until it is erased or an owner takes that back.</summary>
    Ending,

    /// <summary>In use by its members; whoever acts here is an administrator of the server who only looks.</summary>
    LookedInto,
}
