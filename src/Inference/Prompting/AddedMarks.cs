namespace Studio.Inference.Prompting;

/// <summary>Marks the words of a prompt that no wish asks for; articles, prepositions, spaces and full stops go with the words they stand by.</summary>
internal static class AddedMarks
{
    public static void Fill(string prompt, IReadOnlyList<ConceptMatch> named, WishWords wish, TintKind[] kinds)
    {
        var pieces = PromptPieces.Split(prompt);
        var added = new bool[pieces.Count];
        var at = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            added[i] = PromptPieces.IsWord(pieces[i]) && !IsAsked(WordFold.Fold(pieces[i]), at, named, wish);
            at += pieces[i].Length;
        }

        GlueFollows(pieces, added);
        at = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            var isAdded = PromptPieces.IsWord(pieces[i]) ? added[i]
                : string.IsNullOrWhiteSpace(pieces[i]) ? i > 0 && i + 1 < pieces.Count && kinds[at - 1] == TintKind.Added && added[i + 1]
                : i > 0 && kinds[at - 1] == TintKind.Added;
            kinds.AsSpan(at, pieces[i].Length).Fill(isAdded ? TintKind.Added : TintKind.Plain);
            at += pieces[i].Length;
        }
    }

    private static bool IsAsked(string folded, int at, IReadOnlyList<ConceptMatch> named, WishWords wish) =>
        wish.Asks(folded) || named.Any(match => match.Start <= at && at < match.End && wish.Asks(match.Concept));

    /// <summary>From the back, so that "in the" takes what "center" got.</summary>
    private static void GlueFollows(List<string> pieces, bool[] added)
    {
        bool? next = null;
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            if (pieces[i] is "." or "!" or "?")
            {
                next = null;
            }

            if (!PromptPieces.IsWord(pieces[i]))
            {
                continue;
            }

            if (GlueWords.Contains(WordFold.Fold(pieces[i])))
            {
                added[i] = next ?? false;
            }
            else
            {
                next = added[i];
            }
        }
    }
}
