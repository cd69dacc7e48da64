using Studio.Data.Keys;

namespace Studio.Web.Keys;

/// <summary>A key, as the page lists it.</summary>
/// <param name="By">Who made it.</param>
/// <param name="RevokedBy">Who took it back.</param>
public sealed record KeyView(
    Guid Id, string Name, string Beginning, KeyScope Scopes, string Addresses, string By, DateTime CreatedAt, DateTime? ExpiresAt,
    DateTime? LastUsedAt, string? LastAddress, DateTime? RevokedAt, string? RevokedBy, KeyState State)
{
    public bool Works => State == KeyState.Works;
}
