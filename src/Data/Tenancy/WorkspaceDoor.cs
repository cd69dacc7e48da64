using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>A workspace that a person may enter, for the switcher.</summary>
public sealed record WorkspaceDoor(Guid Id, string Slug, string Name, Role Role);
