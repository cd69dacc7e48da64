namespace Studio.Web.Workspaces;

/// <summary>What the settings page shows of a workspace.</summary>
/// <param name="Version">Of the row as it was read.</param>
/// <param name="OldAddresses">Slugs that lead here still.</param>
public sealed record SettingsView(
    Guid Version, string Name, string Slug, string TimeZone, DateTime CreatedAt, DateTime? ArchivedAt, DateTime? DeleteAfter,
    IReadOnlyList<string> OldAddresses, int Members, int Pictures, int Threads, long Bytes, int Waiting);
