namespace Studio.Web.Account;

/// <summary>One passkey of a person, as the account page lists it.</summary>
public sealed record Passkey(byte[] CredentialId, string Name, DateTimeOffset CreatedAt, DateTime? LastUsedAt)
{
    public const int MaximumName = 100;
}
