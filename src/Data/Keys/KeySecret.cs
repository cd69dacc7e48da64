using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Studio.Data.Keys;

/// <summary>The key itself: a mark by which scanners of leaked secrets know it, and 256 random bits.</summary>
public static class KeySecret
{
    private const string Mark = "studio_";
    private const int Bytes = 32;

    // 36 of the 256 bits: enough to tell keys apart, and nothing that helps to guess one.
    private const int Shown = 6;

    private static readonly int s_length = Mark.Length + Base64Url.GetEncodedLength(Bytes);

    public static string New() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string BeginningOf(string secret) => secret[..(Mark.Length + Shown)];

    /// <summary>Not salted, not slow: nobody can try 2^256 keys against the hash.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Takes as long for a hash that is wrong in its first letter as for one that is wrong in its last.</summary>
    public static bool IsSame(string hash, string other) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(other));

    /// <summary>Whether it could be one, so that nobody asks the database for a novel.</summary>
    public static bool IsWhole([NotNullWhen(true)] string? secret) => secret is not null && secret.Length == s_length && secret.StartsWith(Mark, StringComparison.Ordinal);
}
