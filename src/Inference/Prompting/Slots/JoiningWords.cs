using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>"and" in the languages of the tables, with an article behind it or a colour before the noun.</summary>
internal static partial class JoiningWords
{
    public static bool Are(string between) => And().IsMatch(between);

    [GeneratedRegex(@"^(?:\s*(?:,|and|und|et|y|e|ed|и)\s(?:\S+\s){0,2}|\s*[とや、和跟与與]\S{0,3}|\s*(?:와|과|하고|이랑|랑)\s(?:\S+\s){0,2})$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex And();
}
