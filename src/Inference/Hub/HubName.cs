using System.Text.RegularExpressions;

namespace Studio.Inference.Hub;

/// <summary>Names from outside that become files and folders here. What could leave its folder is refused, never mended.</summary>
internal static partial class HubName
{
    private const int LongestPath = 400;
    private const int LongestPart = 200;

    // Names that Windows gives to devices, with any ending.
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4"];

    public static bool IsRepository(string name) => Repository().IsMatch(name) && !name.Contains("--", StringComparison.Ordinal) && !name.Contains("..", StringComparison.Ordinal);

    public static bool IsCommit(string text) => Commit().IsMatch(text);

    public static bool IsRevision(string text) => text.Length <= LongestPart && IsPath(text) && !text.EndsWith(".lock", StringComparison.Ordinal);

    /// <summary>A file of a repository, relative, with forward slashes.</summary>
    public static bool IsPath(string path) => path.Length is > 0 and <= LongestPath && path.Split('/').All(IsPart);

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= LongestPart
        && part is not ("." or "..")
        && part[^1] is not ('.' or ' ')
        && part[0] != ' '
        && part.All(sign => !char.IsControl(sign) && sign is not ('\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|'))
        && !Devices.Contains(part.Split('.')[0], StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,95}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,95})?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Repository();

    [GeneratedRegex(@"^[0-9a-f]{40}\z", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Commit();
}
