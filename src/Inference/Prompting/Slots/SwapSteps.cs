namespace Studio.Inference.Prompting.Slots;

/// <summary>"swap them", "tausche die Farben": two things of a prompt change places, or colours.</summary>
internal static class SwapSteps
{
    /// <summary>What a change asks to exchange; null when it asks for no such thing.</summary>
    public static SwapKind? Of(WishReading wish, PromptScene before)
    {
        var pieces = PromptPieces.Split(wish.Text.ToLowerInvariant()).SelectMany(piece => piece.Split('-')).ToList();
        if (!Names("swap", wish, pieces) || wish.Matches.Any(match => IsNew(match, before)))
        {
            return null;
        }

        return Names("color", wish, pieces) ? SwapKind.Colors : SwapKind.Things;
    }

    /// <summary>Null where there are no two to exchange.</summary>
    public static string? Swap(PromptScene scene, SwapKind kind)
    {
        if (scene.Cast.DistinctBy(match => match.Concept.Id).ToList() is not [var first, var second])
        {
            return null;
        }

        if (kind == SwapKind.Things)
        {
            return Exchange(scene.Text, (NounPhrase.Start(scene, first), NounPhrase.LastGarmentEnd(scene, first)), (NounPhrase.Start(scene, second), NounPhrase.LastGarmentEnd(scene, second)));
        }

        return scene.ColorOf(first) is { } one && scene.ColorOf(second) is { } other && one.Concept.Id != other.Concept.Id ? Exchange(scene.Text, (one.Start, one.End), (other.Start, other.End)) : null;
    }

    private static string? Exchange(string text, (int Start, int End) first, (int Start, int End) second)
    {
        if (first.End > second.Start)
        {
            return null;
        }

        var (one, other) = (text[first.Start..first.End], text[second.Start..second.End]);
        var behind = EnglishText.Replace(text, second.Start, second.End - second.Start, char.ToLowerInvariant(one[0]) + one[1..]);
        return EnglishText.Replace(behind, first.Start, first.End - first.Start, other);
    }

    /// <summary>East Asian words stand inside running text.</summary>
    private static bool Names(string kind, WishReading wish, List<string> pieces) => GrammarWords.Of(kind, wish.Language).Any(word =>
        Script.IsEastAsian(word[0]) || Script.IsHangul(word[0]) || word.Contains(' ', StringComparison.Ordinal) ? wish.Text.Contains(word, StringComparison.OrdinalIgnoreCase) : pieces.Contains(word, StringComparer.Ordinal));

    /// <summary>"swap the dog for a cat" brings something in; "swap the cat and the dog" does not.</summary>
    private static bool IsNew(ConceptMatch match, PromptScene before) => match.Concept.Kind switch
    {
        ConceptKind.Object or ConceptKind.Wearable => !before.Matches.Any(there => there.Concept.Id == match.Concept.Id),
        ConceptKind.Color or ConceptKind.Number or ConceptKind.Size or ConceptKind.Place or ConceptKind.Time or ConceptKind.Background or ConceptKind.Removal or ConceptKind.Addition => true,
        _ => false,
    };
}

internal enum SwapKind
{
    Things,
    Colors,
}
