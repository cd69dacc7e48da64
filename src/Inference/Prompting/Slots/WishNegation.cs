namespace Studio.Inference.Prompting.Slots;

/// <summary>What "no", "ohne", なし, 没有 stand by: nouns that must not be there, and phrases that name nothing to draw.</summary>
internal sealed record WishNegation(IReadOnlyList<ConceptMatch> Unwanted, IReadOnlyList<WishPhrase> Phrases)
{
    private static readonly ConceptKind[] Kinds = [ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Place, ConceptKind.Pattern, ConceptKind.Background];

    public static WishNegation Of(WishReading wish, IReadOnlyList<ConceptMatch> words, IReadOnlyList<WishPhrase> phrases, PromptScene scene, bool isChange)
    {
        var (unwanted, negated) = (new List<ConceptMatch>(), new List<WishPhrase>());
        foreach (var removal in words.Where(word => word.Concept.Kind == ConceptKind.Removal))
        {
            var target = Target(wish, removal, phrases);
            if (target is { IsUnknown: true })
            {
                negated.Add(target);
                continue;
            }

            var noun = target?.Nouns.FirstOrDefault(noun => Kinds.Contains(noun.Concept.Kind));
            if (noun is null && target is not null && !target.Nouns.Any())
            {
                // "a cat, but not black"; "without the sunset".
                unwanted.AddRange(target.Words.Where(word => word.Concept.Kind is ConceptKind.Color or ConceptKind.Time));
                continue;
            }

            if (isChange && (noun is null || (noun.Concept.Kind is not (ConceptKind.Place or ConceptKind.Pattern or ConceptKind.Background) && scene.Of(noun.Concept) is null)))
            {
                noun = words.FirstOrDefault(word => word.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable && scene.Of(word.Concept) is not null) ?? noun;
            }

            if (noun is not null)
            {
                unwanted.Add(noun);
            }
        }

        return new WishNegation(unwanted, negated);
    }

    /// <summary>The phrase beside the word, on the side where its language puts it; "nimm den Hut weg" has it on the other.</summary>
    private static WishPhrase? Target(WishReading wish, ConceptMatch removal, IReadOnlyList<WishPhrase> phrases)
    {
        var next = phrases.FirstOrDefault(phrase => phrase.Start >= removal.End && !WishOrder.HasComma(wish.Text[removal.End..phrase.Start]));
        var last = phrases.LastOrDefault(phrase => phrase.End <= removal.Start && !WishOrder.HasComma(wish.Text[phrase.End..removal.Start]));
        return WishOrder.RemovalComesFirst(wish.Language) && !wish.Text.AsSpan(removal.Start, removal.Length).Equals("weg", StringComparison.OrdinalIgnoreCase) ? next ?? last : last ?? next;
    }
}
