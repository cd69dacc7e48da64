using Studio.Data.Tenancy;

namespace Studio.Data.Keys;

/// <summary>What a key opens: one workspace, with the rights that its scopes and its maker's role have in common.</summary>
public sealed record KeyEntry(Guid KeyId, KeyScope Scopes, WorkspaceAccess Access);
