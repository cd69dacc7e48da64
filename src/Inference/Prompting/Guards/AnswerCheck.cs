using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Guards;

/// <summary>Tells a usable description from what small models write instead.</summary>
internal static partial class AnswerCheck
{
    private const int FewestWords = 8;
    private const int MostWords = 120;

    /// <summary>Below this share of Latin letters a text is not English, whatever its words.</summary>
    private const double LatinShare = 0.9;

    public static AnswerProblem Of(string answer)
    {
        if (answer.Length == 0)
        {
            return AnswerProblem.Empty;
        }

        var words = Words(answer);
        return Leaks().IsMatch(answer) ? AnswerProblem.Leak
            : Speaker().IsMatch(answer) || Lecture().IsMatch(answer) ? AnswerProblem.NotDescription
            : IsLoop(words) ? AnswerProblem.Loop
            : !IsEnglish(answer) ? AnswerProblem.NotEnglish
            : words.Count < FewestWords ? AnswerProblem.TooShort
            : words.Count > MostWords ? AnswerProblem.TooLong
            : AnswerProblem.None;
    }

    /// <summary>Cheap enough to ask while the text streams.</summary>
    public static bool IsLoop(string text) => IsLoop(Words(text));

    /// <summary>One word four times running, three words three times in all, or hardly any new words.</summary>
    private static bool IsLoop(List<string> words)
    {
        var run = 1;
        for (var i = 1; i < words.Count; i++)
        {
            run = words[i] == words[i - 1] ? run + 1 : 1;
            if (run == 4)
            {
                return true;
            }
        }

        var triples = Enumerable.Range(0, Math.Max(0, words.Count - 2)).CountBy(i => (words[i], words[i + 1], words[i + 2]));
        return triples.Any(triple => triple.Value >= 3)
            || (words.Count >= 24 && words.Distinct(StringComparer.Ordinal).Count() < 0.4 * words.Count);
    }

    internal static bool IsEnglish(string text)
    {
        var letters = text.Where(char.IsLetter).ToList();
        return letters.Count > 0
            && letters.Count(Script.IsLatin) >= LatinShare * letters.Count
            && LanguageGuess.Of(new string([.. text.Where(c => Script.IsLatin(c) || !char.IsLetter(c))])) is "en" or LanguageGuess.Unknown;
    }

    private static List<string> Words(string text) => [.. PromptPieces.Split(WordFold.Fold(text)).Where(PromptPieces.IsWord)];

    [GeneratedRegex(@"<\||\|>|\[/?INST\]|</?s>|im_start|im_end|<end_of_turn>|###|\b(?:assistant|system|user)\s*:|language model|\bwish\b.*\buntrusted\b|\bthe wish is\b|^description contract", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Leaks();

    [GeneratedRegex(@"\bI(?:'m|'ll|'ve|’m|’ll|’ve)?\b(?!\.)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Speaker();

    // What a thing is, as an encyclopaedia says it: nothing of it can be drawn.
    [GeneratedRegex(@"\b(?:is|are) (?:also |not |only )*(?:an? |the )(?:[\w-]+ )?(?:kind|type|sort|species|symbol|form|metaphor)s? of\b|\bcan (?:only |often |also |usually )?be (?:found (?:only|all)|found in (?:many|the wild)|used (?:to|for|as))\b|\bcan only be found\b|\b(?:is|are) (?:well |best |often |widely )?known (?:for|as)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Lecture();
}
