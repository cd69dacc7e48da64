using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Studio.Web.Account.Codes;

/// <summary>Time-based one-time passwords as authenticator apps show them: RFC 6238 with SHA-1, 30 seconds, 6 digits.</summary>
internal static class Totp
{
    public const int KeyBytes = 20;

    private const int StepSeconds = 30;

    // A clock may be half a minute wrong, and a code may be typed as it changes.
    private const int Slack = 1;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>RFC 4226, section 5.3.</summary>
    public static string CodeOf(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticator apps speak; an HMAC does not need a hash without collisions.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <returns>The step whose code this is; null for a wrong one and for one that was used already (RFC 6238, section 5.2).</returns>
    public static long? StepOf(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long lastUsed)
    {
        var typed = System.Text.Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - Slack; step <= StepAt(now) + Slack; step++)
        {
            var isIt = CryptographicOperations.FixedTimeEquals(typed, System.Text.Encoding.UTF8.GetBytes(CodeOf(key, step)));
            found = isIt && step > lastUsed ? step : found;
        }

        return found;
    }
}
