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
    public static (int Start, int End)? Find(FoldedText text, int start, int end, SameWord same)
    {
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
        var ends = rest.IsEmpty || (same.WithEndings && Endings.Follows(word, rest));
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
