namespace Studio.Data.Workspaces;

/// <summary>What the set-up page asks.</summary>
public sealed record FirstOwner(string Email, string DisplayName, string Password, string WorkspaceName, string Slug, string TimeZone);
