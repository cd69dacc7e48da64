using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting;

/// <summary>"a kite in the sky", "a purple sky": in an English wish it is a place, in an English prompt ("under a clear blue sky") a time of day.</summary>
internal static partial class SkyWords
{
    /// <summary>A wish that names another place stays there, and a change ("make the sky red") moves nothing.</summary>
    public static WishReading With(WishReading wish, Concept? sky, bool isChange)
    {
        if (isChange || sky is null || !wish.IsEnglish || wish.Matches.Any(match => match.Concept.Kind is ConceptKind.Place or ConceptKind.Background))
        {
            return wish;
        }

        var found = Sky().Matches(wish.Text).FirstOrDefault(word => !wish.Matches.Any(match => match.Start < word.Index + word.Length && word.Index < match.End));
        return found is null ? wish : wish with { Matches = [.. wish.Matches.Append(new ConceptMatch(sky, found.Index, found.Length)).OrderBy(match => match.Start)] };
    }

    [GeneratedRegex(@"\b(?:sky|skies)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sky();
}
