using Studio.Data.Keys;

namespace Studio.Web.Keys;

/// <summary>A key, as the page lists it.</summary>
/// <param name="By">Who made it.</param>
/// <param name="RevokedBy">Who took it back.</param>
public sealed record KeyView(
    Guid Id, string Name, string Beginning, KeyScope Scopes, string Addresses, string By, DateTime CreatedAt, DateTime? ExpiresAt,
    DateTime? LastUsedAt, string? LastAddress, DateTime? RevokedAt, string? RevokedBy, KeyState State)
{
    /// <summary>Of today and of the last 30 days, with today.</summary>
    public required KeyCount Today { get; init; }

    public required KeyCount Month { get; init; }

    public bool Works => State == KeyState.Works;
}
