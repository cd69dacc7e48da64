using System.Collections.Frozen;

namespace Studio.Web.Account;

/// <summary>Passwords of published leaks, most of them typed by thousands: common-passwords.txt beside this file, which also names its source. Nobody outside is asked.</summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    private static readonly char[] Figures = [.. " 0123456789!?.,;:-_+*/#$%&@=()'\"<>"];

    /// <summary>Also with figures and signs before or after it: those are what is tried next.</summary>
    public static bool Has(string password)
    {
        var plain = password.ToLowerInvariant();
        return Known.Value.Contains(plain)
            || Known.Value.Contains(plain.TrimEnd(Figures))
            || Known.Value.Contains(plain.TrimStart(Figures))
            || Known.Value.Contains(plain.Trim(Figures));
    }

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line != "#" && !line.StartsWith("# ", StringComparison.Ordinal))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
