using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting.Ledger;

/// <summary>How words that were lost are shown: neighbours together, and a word of place with what it stands by.</summary>
internal static class LostWords
{
    /// <summary>What a note quotes whole.</summary>
    private const int Longest = 60;

    /// <summary>"unter" alone says little: "unter einem Tisch".</summary>
    public static (int Start, int End) With(ConceptMatch match, IReadOnlyList<WishPhrase> phrases, WishReading wish) =>
        match.Concept.Kind == ConceptKind.Relation && RelationGround.Of(wish, match, phrases) is { } ground
            ? (Math.Min(match.Start, ground.Start), Math.Max(match.End, ground.End))
            : (match.Start, match.End);

    /// <summary>Nobody asked for the head of "ohne Kopf".</summary>
    public static (int Start, int End) WithNegation((int Start, int End) range, WishReading wish)
    {
        foreach (var removal in wish.Matches.Where(match => match.Concept.Kind == ConceptKind.Removal))
        {
            var between = removal.End <= range.Start ? wish.Text[removal.End..range.Start] : removal.Start >= range.End ? wish.Text[range.End..removal.Start] : null;
            if (between is not null && IsSmall(between, wish.Language.Split('-')[0]))
            {
                return (Math.Min(range.Start, removal.Start), Math.Max(range.End, removal.End));
            }
        }

        return range;
    }

    public static IReadOnlyList<string> Joined(string text, List<(int Start, int End)> ranges, string language)
    {
        var joined = new List<(int Start, int End)>();
        foreach (var (start, end) in ranges.Order())
        {
            if (joined.Count > 0 && end - joined[^1].Start <= Longest && IsShort(text, joined[^1].End, start, language))
            {
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, end));
            }
            else
            {
                joined.Add((start, end));
            }
        }

        return [.. joined.Select(range => text[range.Start..range.End]).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsShort(string text, int from, int to, string language) => from >= to || IsSmall(text[from..to], language);

    /// <summary>At most one stop word: "chasing its own tail".</summary>
    private static bool IsSmall(string between, string language) => between.All(c => c is ' ' or '-' || char.IsLetter(c))
        && PromptPieces.Split(between).Where(PromptPieces.IsWord).ToList() is var words && words.Count <= 1 && words.TrueForAll(word => StopWords.Contains(word, language));
}
