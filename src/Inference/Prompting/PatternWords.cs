using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>The image model learned stripes and dots behind things, not on them: "a striped cat" is left to the words that nobody knows.</summary>
internal static class PatternWords
{
    /// <summary>The words of a wish without patterns that are of a thing. A change speaks of the background that is there.</summary>
    public static IReadOnlyList<ConceptMatch> OfBackground(WishReading wish, bool isChange)
    {
        if (!wish.Matches.Any(match => match.Concept.Kind == ConceptKind.Pattern))
        {
            return wish.Matches;
        }

        // "orange" and "rose" are colours here.
        var nouns = wish.Matches.Where(match => (WishReader.IsThing(match) || match.Concept.Kind == ConceptKind.Background) && !wish.Matches.Any(other => other.Start == match.Start && other.Concept.Kind == ConceptKind.Color)).ToList();
        return [.. wish.Matches.Where(match => match.Concept.Kind != ConceptKind.Pattern || IsOfBackground(match))];

        bool IsOfBackground(ConceptMatch pattern)
        {
            var near = nouns.Where(noun => noun.Start >= pattern.End || noun.End <= pattern.Start).MinBy(noun => WishOrder.Distance(wish.Text, pattern, noun));
            return near is null ? isChange
                : near.Concept.Kind == ConceptKind.Background || (pattern.Concept.Id == "gradient" && WishOrder.Distance(wish.Text, pattern, near) > 1);
        }
    }
}
