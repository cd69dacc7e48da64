namespace Studio.Data.Keys;

/// <summary>A new key. The secret is nowhere else: whoever made it sees it once.</summary>
public sealed record MadeKey(Guid Id, string Name, string Secret, KeyScope Scopes, DateTime? ExpiresAt);
