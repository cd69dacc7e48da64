using System.Globalization;
using System.Text;

namespace Studio.Inference.Prompting.Ledger;

/// <summary>Words of a wish in a language with spaces that no table knows, or knows a part of only; pictures of things among them.</summary>
internal static class SpokenWords
{
    /// <summary>Letters beside a known name that are no ending any more: the "futter" of Katzenfutter.</summary>
    private const int LongestEnding = 3;

    /// <summary>A Seerose is no rose.</summary>
    private const int ShortestPart = 2;

    public static IEnumerable<(int Start, int End)> Of(string text, bool[] known, string language)
    {
        var at = 0;
        foreach (var piece in PromptPieces.Split(text))
        {
            var (start, end) = (at, at + piece.Length);
            at = end;
            if (Script.IsEastAsian(piece[0]))
            {
                continue;
            }

            if (PromptPieces.IsWord(piece) ? SaysMore(piece, known[start..end], language) : IsPicture(piece) && !known[start])
            {
                yield return (start, end);
            }
        }
    }

    private static bool SaysMore(string piece, bool[] known, string language)
    {
        if (!known.Contains(true))
        {
            return !piece.Split('\'', '’', '-').All(part => part.Length == 0 || StopWords.Contains(part, language)) && !StopWords.Contains(piece, language);
        }

        var rest = Rest(piece, known);
        return language == "ko" ? rest.Length > 0 && !StopWords.IsKoreanEnding(rest) && !StopWords.Contains(rest, language)
            : Array.IndexOf(known, true) >= ShortestPart && !piece[..Array.IndexOf(known, true)].Any(c => c is '\'' or '’' or '-') || rest.Split('\'', '’', '-').Any(part => part.Length > LongestEnding && !StopWords.Contains(part, language));
    }

    private static string Rest(string piece, bool[] known)
    {
        var rest = new StringBuilder();
        for (var i = 0; i < piece.Length; i++)
        {
            if (!known[i])
            {
                rest.Append(piece[i]);
            }
        }

        return rest.ToString();
    }

    private static bool IsPicture(string piece) => piece.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol);
}
