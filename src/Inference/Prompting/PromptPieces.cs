using System.Globalization;

namespace Studio.Inference.Prompting;

/// <summary>Cuts text into words, spaces and punctuation, and Han and kana into single characters; joined again, the pieces are the text.</summary>
internal static class PromptPieces
{
    public static List<string> Split(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        while (start < text.Length)
        {
            var end = start + Length(text, start);
            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }

    public static bool IsWord(string piece) => piece.Any(char.IsLetterOrDigit);

    private static int Length(string text, int start)
    {
        var first = text[start];
        if (!InWord(first))
        {
            // One grapheme, so that an emoji with its joiners is never cut in two.
            return StringInfo.GetNextTextElementLength(text, start);
        }

        var end = start + 1;
        while (end < text.Length && (InWord(text[end]) || JoinsWord(text, end)))
        {
            end++;
        }

        return end - start;
    }

    private static bool InWord(char c) => !Script.IsEastAsian(c) && (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    private static bool JoinsWord(string text, int at) =>
        text[at] is '\'' or '’' or '-' && at + 1 < text.Length && InWord(text[at + 1]);
}
