using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting.Ledger;

/// <summary>The phrase that a word of place stands by, on the side where its language puts it.</summary>
internal static class RelationGround
{
    public static WishPhrase? Of(WishReading wish, ConceptMatch word, IReadOnlyList<WishPhrase> phrases)
    {
        var ground = WishOrder.GroundComesFirst(wish.Language)
            ? phrases.LastOrDefault(phrase => phrase.End <= word.Start)
            : phrases.FirstOrDefault(phrase => phrase.Start >= word.End);
        return ground is not null && !WishOrder.HasComma(wish.Text[Math.Min(ground.End, word.End)..Math.Max(ground.Start, word.Start)]) ? ground : null;
    }

    /// <summary>"behind a fence": the fence is named, and where it would stand goes with it.</summary>
    public static bool IsUnknown(WishReading wish, ConceptMatch word, IReadOnlyList<WishPhrase> phrases) => Of(wish, word, phrases) is { IsUnknown: true };
}
