using Studio.Inference.Prompting.Ledger;

namespace Studio.Inference.Prompting;

/// <summary>What a wish names, as far as the tables know its words.</summary>
internal sealed record WishReading(string Text, string Language, IReadOnlyList<ConceptMatch> Matches)
{
    private const string Counts = "一二三四五六七八九十两兩几幾数數半";

    public bool IsEnglish => Language is "en";

    public IEnumerable<Concept> Concepts => Matches.Select(match => match.Concept);

    /// <summary>Whether the tables have words for its language at all.</summary>
    public bool IsOfTables => WordTable.Languages.Contains(Language.Split('-')[0], StringComparer.Ordinal);

    public bool Names(ConceptKind kind) => Matches.Any(match => match.Concept.Kind == kind);

    /// <summary>False when most of what it says is unknown: then words of the prompt cannot be called additions.</summary>
    public bool IsUnderstood
    {
        get
        {
            var known = Known(withQuotes: false);
            var (understood, unknown) = (0, 0);
            var at = 0;
            foreach (var piece in PromptPieces.Split(FrameMarks.Blank(Text)))
            {
                if (known.AsSpan(at, piece.Length).Contains(true))
                {
                    understood += piece.Length;
                }
                else if (GrammarWords.Matters(piece))
                {
                    unknown += piece.Length;
                }

                at += piece.Length;
            }

            return understood > 0 && understood >= unknown;
        }
    }

    /// <summary>Words that nobody has a meaning for and that are more than grammar; Han and kana in whole runs.</summary>
    public IReadOnlyList<string> UnknownWords => IsOfTables
        ? [.. Unknown().Select(range => Text[range.Start..range.End]).Where(IsNamed).Distinct(StringComparer.OrdinalIgnoreCase)]
        : [];

    /// <summary>A number or a single letter is no word to speak of.</summary>
    public static bool IsNamed(string word) => word.Any(char.IsDigit)
        ? word.Any(char.IsLetter) || word.Contains(':', StringComparison.Ordinal)
        : word.Length > (Script.IsEastAsian(word[0]) || Script.IsHangul(word[0]) ? 1 : 2);

    /// <summary>Where the unknown words stand; writing in quotes is written, not drawn, and so is none.</summary>
    internal IEnumerable<(int Start, int End)> Unknown()
    {
        var known = Known(withQuotes: true);
        var figures = Figures.NoCounts(FrameMarks.Blank(Text));
        var (at, start) = (0, -1);
        foreach (var piece in PromptPieces.Split(FrameMarks.Blank(Text)))
        {
            if (figures.FirstOrDefault(range => at >= range.Start && at < range.End) is { End: > 0 } figure && !known.AsSpan(figure.Start, figure.End - figure.Start).Contains(true))
            {
                // 5:30 is one word.
                if (start >= 0)
                {
                    yield return (start, at);
                    start = -1;
                }

                if (at == figure.Start)
                {
                    yield return figure;
                }

                at += piece.Length;
                continue;
            }

            var isUnknown = !known.AsSpan(at, piece.Length).Contains(true) && !IsDetail(piece) && (start < 0 ? GrammarWords.Matters(piece) : GrammarWords.Matters(piece, Language)) && !StopWords.Contains(piece, Language);
            var joins = isUnknown && Script.IsEastAsian(piece[0]);
            if (start >= 0 && !joins)
            {
                yield return (start, at);
                start = -1;
            }

            // 一盏灯: the first character behind a count only counts.
            if (joins && start < 0 && at > 0 && Counts.Contains(Text[at - 1], StringComparison.Ordinal))
            {
                at += piece.Length;
                continue;
            }

            if (joins)
            {
                start = start < 0 ? at : start;
            }
            else if (isUnknown)
            {
                yield return (at, at + piece.Length);
            }

            at += piece.Length;
        }

        if (start >= 0)
        {
            yield return (start, at);
        }
    }

    /// <summary>"a sandy beach": what the prompt says of it anyway.</summary>
    private bool IsDetail(string piece) => IsEnglish && Matches.Any(match => match.Concept.Kind is ConceptKind.Place or ConceptKind.Time && match.Concept.Details.Contains(piece, StringComparer.OrdinalIgnoreCase));

    private bool[] Known(bool withQuotes)
    {
        var known = new bool[Text.Length];
        var quoted = withQuotes ? LockedPhrases.Quoted(Text) : [];
        foreach (var (start, length) in quoted.Concat(Matches.Select(match => (match.Start, match.Length))))
        {
            known.AsSpan(start, length).Fill(true);
        }

        return known;
    }
}
