using System.Text;

namespace Studio.Data.Moderation.Rules.Reading;

/// <summary>
/// Words that are spelled apart ("p i s t o l") or with digits and signs for letters ("w3ap0n"), as they would be read.
/// "1" is both I and L: in such a word, and in the list that it is looked up in, the two are one letter.
/// </summary>
internal static class Disguise
{
    private const string Signs = "01345789@$€!|+";
    private const string AsLetters = "oieastbgaseiit";

    private const int MinLength = 3;

    /// <summary>Between letters that are spelled apart.</summary>
    private const int MaxGap = 2;

    /// <summary>How a listed word is written for this comparison; null where it has signs of its own.</summary>
    public static string? Key(string term) => term.Length > 0 && term.Length >= MinOf(term[0]) && term.All(char.IsLetter) ? term.Replace('l', 'i') : null;

    public static IEnumerable<DisguisedWord> Words(FoldedText folded) => WithSigns(folded).Concat(SpelledApart(folded));

    private static IEnumerable<DisguisedWord> WithSigns(FoldedText folded)
    {
        var text = folded.Text;
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && IsPart(text[at]))
            {
                at++;
            }

            var (from, to) = Trimmed(text, start, at);
            if (to - from >= MinLength && text.AsSpan(from, to - from) is var word && word.ContainsAny(Signs) && word.ContainsAnyExcept(Signs))
            {
                yield return new DisguisedWord(Read(word), Place(folded, from, to), IsWhole: true);
            }
        }
    }

    private static IEnumerable<DisguisedWord> SpelledApart(FoldedText folded)
    {
        var text = folded.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsAlone(text, at))
            {
                continue;
            }

            var letters = new StringBuilder().Append(text[at]);
            var start = at;
            while (Next(text, at) is { } next)
            {
                letters.Append(text[next]);
                at = next;
            }

            if (letters.Length >= MinOf(text[start]))
            {
                yield return new DisguisedWord(Read(letters.ToString()), Place(folded, start, at + 1), IsWhole: false);
            }
        }
    }

    private static int MinOf(char letter) => Letters.KindOf(letter) == LetterKind.Han ? 2 : MinLength;

    /// <summary>The next letter that stands alone, near enough.</summary>
    private static int? Next(string text, int at)
    {
        for (var next = at + 2; next <= at + 1 + MaxGap && next < text.Length; next++)
        {
            if (IsPart(text[next]))
            {
                return IsAlone(text, next) ? next : null;
            }
        }

        return null;
    }

    private static bool IsAlone(string text, int at) =>
        IsPart(text[at]) && (at == 0 || !IsPart(text[at - 1])) && (at == text.Length - 1 || !IsPart(text[at + 1]));

    private static bool IsPart(char letter) => Letters.IsWord(letter) || Signs.Contains(letter, StringComparison.Ordinal);

    // "gun!" ends with a sign that is none.
    private static (int From, int To) Trimmed(string text, int from, int to)
    {
        while (to > from && text[to - 1] is '!' or '|' or '+' or '€')
        {
            to--;
        }

        while (from < to && text[from] is '!' or '|' or '+' or '€')
        {
            from++;
        }

        return (from, to);
    }

    private static string Read(ReadOnlySpan<char> word)
    {
        var letters = word.ToArray();
        for (var i = 0; i < letters.Length; i++)
        {
            var sign = Signs.IndexOf(letters[i], StringComparison.Ordinal);
            letters[i] = sign >= 0 ? AsLetters[sign] : letters[i] == 'l' ? 'i' : letters[i];
        }

        return new string(letters);
    }

    private static (int Start, int Length) Place(FoldedText folded, int from, int to) => folded.Place(from, to - from);
}

/// <param name="Place">In what was written.</param>
/// <param name="IsWhole">The listed word must be all of it; otherwise it may stand anywhere in it, for nobody sees where words end.</param>
internal readonly record struct DisguisedWord(string Text, (int Start, int Length) Place, bool IsWhole);
