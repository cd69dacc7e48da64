using System.Security.Cryptography;
using System.Text;

namespace Studio.Data.Moderation.Findings;

/// <summary>What a text is known by once somebody has decided about it.</summary>
public static class FindingHash
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
