using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>
/// Cuts a change that asks for several things into its parts: "make the rabbit purple | and draw a mushroom", ヨットを黄色にして | イルカも描いて. A colour, a count or an "add" of one
/// part says nothing of the things of another. "add a cat and a dog" is one part: a new one needs a verb.
/// </summary>
internal static partial class ChangeParts
{
    private static readonly ConceptKind[] Owned = [ConceptKind.Color, ConceptKind.Wearable, ConceptKind.Number, ConceptKind.Size];

    /// <summary>The wish alone where it is one change.</summary>
    public static IReadOnlyList<WishReading> Of(WishReading wish)
    {
        if (!wish.IsOfTables)
        {
            return [wish];
        }

        var parts = new List<WishReading>();
        var start = 0;
        foreach (var end in Cuts(wish).Where(cut => cut < wish.Text.Length).Append(wish.Text.Length))
        {
            var (part, rest) = (Slice(wish, start, end), Slice(wish, end, wish.Text.Length));
            if (end < wish.Text.Length && !(SaysSomething(part) && SaysSomething(rest) && StandsAlone(wish, part, end)))
            {
                continue;
            }

            parts.Add(part);
            start = end;
        }

        return parts.Count > 1 ? parts : [wish];
    }

    private static WishReading Slice(WishReading wish, int start, int end) => wish with
    {
        Text = wish.Text[start..end],
        Matches = [.. wish.Matches.Where(match => match.Start >= start && match.End <= end).Select(match => match with { Start = match.Start - start })],
    };

    private static bool SaysSomething(WishReading part) => part.Concepts.Any(concept => concept.Kind is not (ConceptKind.Addition or ConceptKind.Removal or ConceptKind.Relation))
        || (part.Matches.Count > 0 && part.Unknown().Any());

    /// <summary>"add a dog and give it a hat": what is put on or coloured without a noun of its own belongs to the part before.</summary>
    private static bool StandsAlone(WishReading wish, WishReading part, int end)
    {
        var next = Cuts(wish).Where(cut => cut > end).Append(wish.Text.Length).First();
        var comes = Slice(wish, end, next);
        return !NamesThing(part) || !comes.Concepts.Any(concept => Owned.Contains(concept.Kind)) || NamesThing(comes) || comes.Names(ConceptKind.Background) || comes.Names(ConceptKind.Place);
    }

    /// <summary>A hat is a thing as well, but somebody wears it.</summary>
    private static bool NamesThing(WishReading part) => part.Matches.GroupBy(match => match.Start).Any(meanings => meanings.Any(match => match.Concept.Kind == ConceptKind.Object) && !meanings.Any(match => match.Concept.Kind is ConceptKind.Wearable or ConceptKind.Color));

    /// <summary>Where a part may begin.</summary>
    private static IEnumerable<int> Cuts(WishReading wish) => wish.Language.Split('-')[0] switch
    {
        "ja" => JapaneseEnd().Matches(wish.Text).Select(match => match.Index + match.Length),
        "zh" => ChineseEnd().Matches(wish.Text).Select(match => match.Index + match.Length),
        "ko" => KoreanEnds(wish),
        _ => BeforeVerbs(wish),
    };

    private static IEnumerable<int> KoreanEnds(WishReading wish)
    {
        var at = 0;
        foreach (var piece in PromptPieces.Split(wish.Text))
        {
            var end = at + piece.Length;
            var names = wish.Matches.Any(match => match.Start < end && at < match.End && match.Concept.Kind is not (ConceptKind.Addition or ConceptKind.Removal));
            if (piece is "," or "." || (!names && KoreanEnd().IsMatch(piece)))
            {
                yield return end;
            }

            at = end;
        }
    }

    /// <summary>At an "and" or a comma that a verb stands behind: "und füge", ", make", "y añade".</summary>
    private static IEnumerable<int> BeforeVerbs(WishReading wish)
    {
        var (at, joint) = (0, -1);
        foreach (var piece in PromptPieces.Split(wish.Text))
        {
            if (GrammarWords.Joins(piece, wish.Language) || GrammarWords.Of("but", wish.Language).Contains(piece) || piece is "," or ";" or ".")
            {
                joint = joint < 0 ? at : joint;
            }
            else if (joint >= 0 && !string.IsNullOrWhiteSpace(piece))
            {
                if (IsVerb(wish, at, piece) || ComesBesides(wish, joint, at, piece))
                {
                    yield return joint;
                    joint = -1;
                }
                else if (!GrammarWords.Of("then", wish.Language).Contains(piece))
                {
                    joint = -1;
                }
            }

            at += piece.Length;
        }
    }

    /// <summary>"by day, and with three balloons"; "add another rabbit and a carrot": the carrot is no rabbit more.</summary>
    private static bool ComesBesides(WishReading wish, int joint, int at, string piece) =>
        (GrammarWords.Of("with", wish.Language).Contains(piece) && !wish.Matches.Any(match => match.Start < joint && (match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable)))
        || (GrammarWords.Of("another", wish.Language).Any(words => wish.Text[..joint].Contains(words, StringComparison.OrdinalIgnoreCase))
            && wish.Matches.FirstOrDefault(match => match.Start >= at && match.Concept.Kind == ConceptKind.Object) is { } comes && wish.Matches.Any(match => match.Start < joint && match.Concept.Kind == ConceptKind.Object && match.Concept.Id != comes.Concept.Id));

    private static bool IsVerb(WishReading wish, int at, string piece) => GrammarWords.Of("verb", wish.Language).Contains(piece) || GrammarWords.Of("put", wish.Language).Contains(piece) || GrammarWords.Of("turn", wish.Language).Contains(piece)
        || GrammarWords.Of("give", wish.Language).Any(words => string.Compare(wish.Text, at, words, 0, words.Length, StringComparison.OrdinalIgnoreCase) == 0)
        || wish.Matches.Any(match => match.Start == at && (match.Concept.Kind is ConceptKind.Addition or ConceptKind.Removal));

    /// <summary>黄色にして, 変えて、, 消し、</summary>
    [GeneratedRegex("(?:にして|くして|をして|変えて|換えて|替えて|消して|塗って|足して|加えて|外して|取って|せて|置いて|つけて|描いて|入れて|増やして|減らして|追加して|削除して)(?![い下くもほあ])[、,]?|[^、,]{2,}?[、,](?=.{2,}て)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex JapaneseEnd();

    /// <summary>，再加; a comma parts clauses, and 并 and 再 do without one.</summary>
    [GeneratedRegex("[，,；;。]|(?<=.{3})(?=并|並|再[加画添放来]|然后|然後)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ChineseEnd();

    /// <summary>바꾸고, 칠하고, 없애고: verbs that go on.</summary>
    [GeneratedRegex("(?:고|고서|아서|어서|해서|며)$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex KoreanEnd();
}
