namespace Studio.Inference.Prompting.Slots;

/// <summary>How one thing of a wish stands to another: figure, words of a prompt, ground. A change may name the ground alone: "put it on the moon".</summary>
/// <param name="Word">The word of the tables that says so; null for a bare "on" or "under".</param>
internal sealed record WishRelation(ConceptMatch? Figure, string Phrase, ConceptMatch Ground, ConceptMatch? Word)
{
    private const string OnTop = "on top of";
    private const string Beside = "next to";

    public static WishRelation? Of(WishReading wish, IReadOnlyList<ConceptMatch> words, IReadOnlyList<WishPhrase> phrases)
    {
        var things = words.Where(word => word.Concept.Kind == ConceptKind.Object).ToList();
        foreach (var word in words.Where(word => word.Concept.Kind is ConceptKind.Relation || (word.Concept.Kind is ConceptKind.Position && word.Concept.Id != "center")))
        {
            if (GroundOf(wish, word.Start, word.End, phrases) is { } ground && things.Contains(ground))
            {
                return new WishRelation(FigureOf(things, ground), word.Concept.Phrase, ground, word);
            }
        }

        foreach (var ground in things)
        {
            if (Bare(wish, ground, phrases) is { } phrase)
            {
                return new WishRelation(FigureOf(things, ground), phrase, ground, Word: null);
            }
        }

        return null;
    }

    /// <summary>Nearest before it, else what comes: "on the house a cat".</summary>
    private static ConceptMatch? FigureOf(List<ConceptMatch> things, ConceptMatch ground) =>
        things.LastOrDefault(thing => thing.Start < ground.Start) ?? things.FirstOrDefault(thing => thing.Start > ground.Start);

    /// <summary>The noun that a relation touches, over small words only.</summary>
    private static ConceptMatch? GroundOf(WishReading wish, int start, int end, IReadOnlyList<WishPhrase> phrases)
    {
        var phrase = WishOrder.GroundComesFirst(wish.Language)
            ? phrases.LastOrDefault(phrase => phrase.End <= start && IsTouching(wish.Text[phrase.End..start]))
            : phrases.FirstOrDefault(phrase => phrase.Start >= end && IsTouching(wish.Text[end..phrase.Start]));
        return phrase?.Nouns.FirstOrDefault(noun => noun.Concept.Kind == ConceptKind.Object);
    }

    private static bool IsTouching(string between) => !between.Any(c => c is ',' or '.' or ';' or '、' or '。' or '，') && between.Length <= 24;

    /// <summary>"auf dem Mond", "sur la lune", 月亮上: a small word that only stands before or behind its noun.</summary>
    private static string? Bare(WishReading wish, ConceptMatch ground, IReadOnlyList<WishPhrase> phrases)
    {
        var phrase = phrases.FirstOrDefault(phrase => phrase.Holds(ground));
        if (phrase is null)
        {
            return null;
        }

        if (WishOrder.GroundComesFirst(wish.Language))
        {
            var rest = wish.Text[ground.End..].TrimStart('的', 'の', ' ');
            return Starts(rest, GrammarWords.Of("on", wish.Language)) ? OnTop : Starts(rest, GrammarWords.Of("beside", wish.Language)) ? Beside : null;
        }

        var before = PromptPieces.Split(wish.Text[..phrase.Start]).Where(PromptPieces.IsWord).ToList();
        while (before.Count > 0 && GrammarWords.IsArticle(before[^1], wish.Language) && !GrammarWords.Of("on", wish.Language).Contains(before[^1]))
        {
            before.RemoveAt(before.Count - 1);
        }

        return before.Count == 0 ? null
            : GrammarWords.Of("on", wish.Language).Contains(before[^1]) ? OnTop
            : GrammarWords.Of("beside", wish.Language).Contains(before[^1]) ? Beside
            : null;
    }

    private static bool Starts(string rest, IReadOnlySet<string> words) => words.Any(word => rest.StartsWith(word.TrimStart('の'), StringComparison.Ordinal));
}
