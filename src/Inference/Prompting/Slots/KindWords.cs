using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>"strawberry cake", いちごケーキ, "helado de fresa": one thing is meant, of which the other name only says the kind.</summary>
internal static partial class KindWords
{
    private const string Animal = "animal";

    /// <summary>The names that only say what kind of thing their neighbour is.</summary>
    public static IReadOnlyList<ConceptMatch> Of(WishReading wish, IReadOnlyList<ConceptMatch> words)
    {
        var language = wish.Language.Split('-')[0];
        var ordered = words.OrderBy(word => word.Start).ToList();
        var found = new List<ConceptMatch>();
        foreach (var (first, second) in ordered.Zip(ordered.Skip(1)).Where(pair => pair is { First.Concept.Kind: ConceptKind.Object, Second.Concept.Kind: ConceptKind.Object }))
        {
            var between = wish.Text[first.End..Math.Max(first.End, second.Start)];
            if (WishOrder.NounComesFirst(language))
            {
                if (Of().IsMatch(between) || (first.Concept.Category == "food" && With().IsMatch(between)))
                {
                    found.Add(second);
                }
            }
            else if (IsCompound(wish, first, second, between, language))
            {
                found.Add(first);
            }
        }

        found.AddRange(OfTheSea(wish, ordered, language));

        // "apple banana carrot" is a list.
        return [.. found.Where(word => !found.Exists(other => other.End <= word.Start && word.Start - other.End <= 1) && !found.Exists(other => other.Start >= word.End && other.Start - word.End <= 1))];
    }

    /// <summary>"étoile de mer", "sea lion": the sea is no place there.</summary>
    private static IEnumerable<ConceptMatch> OfTheSea(WishReading wish, List<ConceptMatch> ordered, string language) => ordered.Where(word => word.Concept is { Kind: ConceptKind.Place, Id: "sea" } && (language is "en"
        ? ordered.Exists(thing => thing.Concept.Kind == ConceptKind.Object && thing.Start > word.End && wish.Text[word.End..thing.Start] is " " or "-")
        : WishOrder.NounComesFirst(language) && ordered.Exists(thing => thing.Concept.Kind == ConceptKind.Object && thing.End < word.Start && Of().IsMatch(wish.Text[thing.End..word.Start]))));

    /// <summary>猫狗 are two animals, and so are "cat dog".</summary>
    private static bool IsCompound(WishReading wish, ConceptMatch first, ConceptMatch second, string between, string language) => language switch
    {
        "en" => between is " " or "-" && !AreAnimals(first, second) && !wish.Text.AsSpan(first.Start, first.Length).Equals(first.Concept.Plural, StringComparison.OrdinalIgnoreCase),
        "ja" => between is "" or "の" && first.Concept.Category != Animal,
        "zh" => between is "" && !AreAnimals(first, second),
        "ko" => between is "" or " " && !AreAnimals(first, second),
        _ => false,
    };

    private static bool AreAnimals(ConceptMatch first, ConceptMatch second) => first.Concept.Category == Animal && second.Concept.Category == Animal;

    [GeneratedRegex("^ (?:de |d['’]|di )$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Of();

    /// <summary>Of food: "glace à la fraise", "gelato alla fragola".</summary>
    [GeneratedRegex("^ (?:à la |à l['’]|aux? |alla |all['’]|alle |al |ai )$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex With();
}
