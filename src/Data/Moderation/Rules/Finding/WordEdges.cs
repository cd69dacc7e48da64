using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules.Reading;

namespace Studio.Data.Moderation.Rules.Finding;

/// <summary>Whether letters that were found are the listed word, or part of another one.</summary>
internal static class WordEdges
{
    /// <summary>"therapist" ends like a listed word; what is left over must be long enough to be a word itself.</summary>
    private const int MinRest = 4;

    private const int MinPart = 5;

    /// <summary>The word with its endings, or the part of a compound; null when it is no more than letters of another word.</summary>
    public static (int Start, int End)? Find(FoldedText text, int start, int end, bool isForm, SameWord same)
    {
        if (CutsSyllable(text.Text, start, end))
        {
            return null;
        }

        if (IsLoneHan(text, start, end) && !same.InCompounds)
        {
            return IsHan(text, start - 1) || IsHan(text, end) ? null : (start, end);
        }

        var left = Left(text, start);
        var right = Right(text, end);
        if (left == start && right == end)
        {
            return (start, end);
        }

        var word = text.Text[start..end];
        var before = text.Text.AsSpan(left, start - left);
        var rest = text.Text.AsSpan(end, right - end);
        var ends = rest.IsEmpty || (same.WithEndings && Endings.Follows(word, rest, isForm));
        if (ends && (before.IsEmpty || (same.WithEndings && Endings.Precedes(word, before))))
        {
            return (left, right);
        }

        return same.InCompounds && IsPart(text.KindOf(start), word, before, rest, ends) ? (start, ends ? right : end) : null;
    }

    /// <summary>At an end of a longer word: "Spielzeug|pistole", "Pistolen|gurt". In the middle ("S|cunt|horpe") it is chance.</summary>
    private static bool IsPart(LetterKind kind, string word, ReadOnlySpan<char> before, ReadOnlySpan<char> rest, bool ends) => kind is LetterKind.Katakana or LetterKind.Hangul
        ? word.Length >= 2
        : word.Length >= MinPart && ((ends && before.Length >= MinRest) || (before.IsEmpty && rest.Length >= MinRest));

    /// <summary>Thai and Lao show no ends of words, but of syllables: vowels before and after a consonant belong to it.</summary>
    private static bool CutsSyllable(string text, int start, int end) =>
        (start > 0 && text[start - 1] is (>= '\u0e40' and <= '\u0e44') or (>= '\u0ec0' and <= '\u0ec4'))
        || (end < text.Length && text[end] is (>= '\u0e30' and <= '\u0e3a') or (>= '\u0e45' and <= '\u0e4e') or (>= '\u0eb0' and <= '\u0ebc') or (>= '\u0ec8' and <= '\u0ece'));

    private static int Left(FoldedText text, int start)
    {
        while (start > 0 && Letters.Join(text.KindOf(start - 1), text.KindOf(start)))
        {
            start--;
        }

        return start;
    }

    private static int Right(FoldedText text, int end)
    {
        while (end < text.Text.Length && Letters.Join(text.KindOf(end - 1), text.KindOf(end)))
        {
            end++;
        }

        return end;
    }

    private static bool IsLoneHan(FoldedText text, int start, int end) => end - start == 1 && IsHan(text, start);

    private static bool IsHan(FoldedText text, int at) => at >= 0 && at < text.Text.Length && text.KindOf(at) == LetterKind.Han;
}
