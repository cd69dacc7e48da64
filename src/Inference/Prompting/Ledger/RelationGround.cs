using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting.Ledger;

/// <summary>The phrase that a word of place stands by, on the side where its language puts it.</summary>
internal static class RelationGround
{
    public static WishPhrase? Of(WishReading wish, ConceptMatch word, IReadOnlyList<WishPhrase> phrases)
    {
        // "on the roof at night"
        var grounds = phrases.Where(phrase => phrase.Nouns.Any() || phrase.Unknown.Count > 0);
        var ground = WishOrder.GroundComesFirst(wish.Language)
            ? grounds.LastOrDefault(phrase => phrase.End <= word.Start)
            : grounds.FirstOrDefault(phrase => phrase.Start >= word.End);
        return ground is not null && !WishOrder.HasComma(wish.Text[Math.Min(ground.End, word.End)..Math.Max(ground.Start, word.Start)]) ? ground : null;
    }

    /// <summary>под дождём, 무대 위에서, "vor gelbem Hintergrund": where a place is, the rest is.</summary>
    public static bool IsPlace(WishReading wish, ConceptMatch word, IReadOnlyList<WishPhrase> phrases, PromptScene scene) =>
        Of(wish, word, phrases)?.Nouns.ToList() is { Count: > 0 } nouns && ((word.Concept.Id == "in front of" && nouns.TrueForAll(noun => noun.Concept.Kind == ConceptKind.Background)) || nouns.TrueForAll(noun => noun.Concept.Kind == ConceptKind.Place && scene.Of(noun.Concept) is not null
            && (word.Concept.Id is "inside" || (word.Concept.Id == RelationReader.OnTop && !IsOver(wish, word)) || (word.Concept.Id == "below" && noun.Concept.Id is "rain" or "snow"))));

    /// <summary>"sopra la montagna" is over it as well as on it.</summary>
    private static bool IsOver(WishReading wish, ConceptMatch word) => wish.Text.AsSpan(word.Start, word.Length).Equals("sopra", StringComparison.OrdinalIgnoreCase);

    /// <summary>"behind a fence": the fence is named, and where it would stand goes with it.</summary>
    public static bool IsUnknown(WishReading wish, ConceptMatch word, IReadOnlyList<WishPhrase> phrases) => Of(wish, word, phrases) is { IsUnknown: true };
}
