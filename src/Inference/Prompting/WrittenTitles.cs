using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting;

/// <summary>"a book titled The Red Fox": capitalised words that a title or a name is said to be show no fox.</summary>
internal static partial class WrittenTitles
{
    public static IEnumerable<(int Start, int Length)> Of(string wish) => Titles().Matches(wish).Select(match => match.Groups["title"]).Select(title => (title.Index, title.Length));

    [GeneratedRegex(@"\b(?:titled|entitled|called|named|intitulée?|appelée?|nommée?|titulad[oa]|llamad[oa]|intitulad[oa]|chamad[oa]|intitolat[oa]|chiamat[oa]|под названием|по имени) (?<title>\p{Lu}\p{Ll}*(?:(?: (?:of|the|and|de|la|le|du|des|del|los|las|da|do|di|e|y|et|и|в|о))* \p{Lu}\p{Ll}*)*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Titles();
}
