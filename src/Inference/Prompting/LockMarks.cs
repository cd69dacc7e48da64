using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting;

/// <summary>What the composer's “Lock” puts around words, ‹blue umbrella› or 〈赤い傘〉: they must stay, but unlike words in quotes they are no writing.</summary>
internal static partial class LockMarks
{
    /// <summary>Blanks in their place, so that every other word stays where it is.</summary>
    public static string Blank(string text) => Marks().Replace(text, " ");

    public static string Without(string text) => Marks().Replace(text, "");

    public static IEnumerable<string> Words(string text) => Marked().Matches(text).Select(match => match.Groups["words"].Value.Trim());

    [GeneratedRegex("[‹›〈〉]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Marks();

    [GeneratedRegex("[‹〈](?<words>[^‹›〈〉]+)[›〉]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Marked();
}
