using System.Globalization;
using System.Text;

namespace Studio.Inference.Tokenizers;

/// <summary>
/// Cuts normalised text into the pieces that BPE works on: the contractions 's 't 're 've 'm 'll 'd, runs of letters, single
/// digits, runs of other signs (the pattern of CLIP's simple_tokenizer.py). By code points: letters beyond the first plane are two chars.
/// </summary>
internal static class ClipWords
{
    private static readonly string[] Contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    private enum Kind
    {
        Space,
        Letter,
        Number,
        Sign,
    }

    public static IEnumerable<Range> Split(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = LengthAt(text, start, out var kind);
            if (kind != Kind.Space)
            {
                yield return start..(start + length);
            }

            start += length;
        }
    }

    private static int LengthAt(string text, int start, out Kind kind)
    {
        kind = Kind.Sign;
        var contraction = Array.Find(Contractions, candidate => string.CompareOrdinal(text, start, candidate, 0, candidate.Length) == 0);
        if (contraction is not null)
        {
            return contraction.Length;
        }

        var first = Rune.GetRuneAt(text, start);
        kind = KindOf(first);
        var end = start + first.Utf16SequenceLength;
        if (kind is Kind.Number or Kind.Space)
        {
            return end - start;
        }

        while (end < text.Length && Rune.GetRuneAt(text, end) is var next && KindOf(next) == kind)
        {
            end += next.Utf16SequenceLength;
        }

        return end - start;
    }

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when Rune.IsWhiteSpace(rune) => Kind.Space,

        // CLIP's pattern ignores case, which makes this mark (a case variant of iota) neither a letter nor a sign: it is passed over.
        _ when rune.Value == 0x345 => Kind.Space,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
        _ => Kind.Sign,
    };
}
