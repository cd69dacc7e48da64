using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting;

/// <summary>"a kite in the sky", "a purple sky": in an English wish it is a place, in an English prompt ("under a clear blue sky") a time of day.</summary>
internal static partial class SkyWords
{
    public const string Clouds = "clouds";

    /// <summary>The phrase of a day without any.</summary>
    public const string Clear = "under a clear blue sky";

    /// <summary>A wish that names another place stays there, and a change ("make the sky red") moves nothing: "the sky at sunset" is of the light.</summary>
    public static WishReading With(WishReading wish, Concept? sky, Concept? background, bool isChange)
    {
        // A clear sky at night is no day.
        if (background is not null && wish.Matches.Any(match => match.Concept is { Kind: ConceptKind.Time, Phrase: not Clear }))
        {
            wish = wish with { Matches = [.. wish.Matches.Select(match => match.Concept.Phrase == Clear ? match with { Concept = background } : match)] };
        }

        if (isChange)
        {
            return background is null || !wish.Names(ConceptKind.Time) ? wish : WithoutPlace(wish, background);
        }

        if (sky is null || !wish.IsEnglish || wish.Matches.Any(match => match.Concept.Kind is ConceptKind.Place or ConceptKind.Background))
        {
            return wish;
        }

        var found = Sky().Matches(wish.Text).FirstOrDefault(word => !wish.Matches.Any(match => match.Start < word.Index + word.Length && word.Index < match.End));
        return found is null ? wish : wish with { Matches = [.. wish.Matches.Append(new ConceptMatch(sky, found.Index, found.Length)).OrderBy(match => match.Start)] };
    }

    /// <summary>"하늘을 노을로", "que le ciel soit au crépuscule": nobody goes up there.</summary>
    private static WishReading WithoutPlace(WishReading wish, Concept background) => wish with
    {
        Matches = [.. wish.Matches.Select(match => match.Concept is { Kind: ConceptKind.Place, Id: Clouds } && IsSky(wish, match) && !IsIn(wish, match) ? match with { Concept = background } : match)],
    };

    private static bool IsSky(WishReading wish, ConceptMatch match) => GrammarWords.Of("sky", wish.Language).Contains(wish.Text[match.Start..match.End]);

    private static bool IsIn(WishReading wish, ConceptMatch match) => Inside().IsMatch(wish.Text[match.End..])
        || PromptPieces.Split(wish.Text[..match.Start]).Where(piece => PromptPieces.IsWord(piece) && !GrammarWords.Of("article", wish.Language).Contains(piece)).LastOrDefault() is { } before
            && (GrammarWords.Of("within", wish.Language).Contains(before) || GrammarWords.Of("on", wish.Language).Contains(before) || GrammarWords.Of("beside", wish.Language).Contains(before));

    [GeneratedRegex(@"\b(?:sky|skies)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sky();

    [GeneratedRegex("^(?:に(?!して|変)|で|中|上|里|에)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Inside();
}
