using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting.Evaluation;

/// <summary>What no table knows of a wish: a score that passed over it would call any prompt good.</summary>
/// <param name="Things">Of an English wish: looked for by their letters.</param>
/// <param name="NotJudged">Words of other languages, which the prompt says in English, and English words that may be said otherwise.</param>
internal sealed record UnknownWords(Kept Things, IReadOnlyList<string> NotJudged)
{
    public static UnknownWords Of(WishReading wish, ModelVocabulary vocabulary, IReadOnlyList<string> prompt)
    {
        if (!wish.IsOfTables)
        {
            return new UnknownWords(Kept.Nothing, wish.Matches.Count == 0 ? [wish.Text] : []);
        }

        if (!wish.IsEnglish)
        {
            return new UnknownWords(Kept.Nothing, wish.UnknownWords);
        }

        var stems = prompt.SelectMany(word => WordEndings.Stems(word, "en")).ToHashSet(StringComparer.Ordinal);
        var things = LeftOutThing.Of(wish, new WishSlots(wish, new PromptScene("", vocabulary.Reader), isChange: false)).Where(thing => thing.IsThing).Select(thing => WishMeasure.Words(thing.Word)).Where(words => words.Count > 0).ToList();
        var asked = things.SelectMany(words => words).ToHashSet(StringComparer.Ordinal);
        return new UnknownWords(
            // "old grandmother" is kept where there is a grandmother.
            Kept.Of(things, words => IsSaid(words[^1])),
            [.. wish.UnknownWords.Where(word => WishMeasure.Words(word).Any(part => !asked.Contains(part) && !IsSaid(part)))]);

        bool IsSaid(string word) => WordEndings.Stems(word, "en").Any(stems.Contains);
    }
}
