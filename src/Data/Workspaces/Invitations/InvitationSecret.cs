using System.Security.Cryptography;
using System.Text;

namespace Studio.Data.Workspaces.Invitations;

/// <summary>What stands behind /join/: three groups of letters and digits, 122 bits. Whoever knows it may ask to be let in.</summary>
public static class InvitationSecret
{
    public const int BeginningLength = 4;

    private const int Group = 7;

    // Without characters that are read for each other: people read links aloud.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz";

    public static string New() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Alphabet, Group)));

    public static string BeginningOf(string secret) => secret[..BeginningLength];

    /// <summary>The secret has so many bits that no salt is needed: nobody can try them all against the hash.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether it could be one, so that nobody asks the database for a novel.</summary>
    public static bool IsWhole(string? secret) => secret is { Length: (Group * 3) + 2 };
}
