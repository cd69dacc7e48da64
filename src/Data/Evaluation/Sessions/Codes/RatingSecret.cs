using System.Security.Cryptography;
using System.Text;

namespace Studio.Data.Evaluation.Sessions.Codes;

/// <summary>Names that nobody guesses: of links for guests, of guests' browsers, and of the pictures of an assignment. 128 bits and more.</summary>
public static class RatingSecret
{
    public const int Length = 24;

    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>So many bits need no salt.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether it could be one, so that nobody asks the database for a novel.</summary>
    public static bool IsWhole(string? secret) => secret is { Length: Length } && secret.All(Alphabet.Contains);
}
