using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Guards;

/// <summary>The description inside an answer: without quotes around it, "Here is ...:" before it and what a model adds after it.</summary>
internal static partial class AnswerText
{
    public static string Clean(string answer)
    {
        var text = WishRules.Clean(FirstParagraph(answer));
        text = Preamble().Replace(text, "");
        text = MissingSpace().Replace(text.Trim().Trim('"', '“', '”', '*', '`').Trim(), " ");
        return WithoutRepeats(text);
    }

    /// <summary>"The stars shine brightly." once is enough.</summary>
    private static string WithoutRepeats(string text)
    {
        var sentences = Sentences(text);
        var kept = sentences.Where((sentence, i) => i == 0 || sentence != sentences[i - 1]).ToList();
        return kept.Count == sentences.Count ? text : string.Join(' ', kept);
    }

    /// <summary>Whole sentences only: what a limit cut off is dropped. Empty when not even one is whole.</summary>
    public static string WholeSentences(string text)
    {
        var end = text.LastIndexOfAny(['.', '!', '?']);
        return end < 0 ? "" : text[..(end + 1)];
    }

    public static IReadOnlyList<string> Sentences(string text) => [.. SentenceEnd().Split(text).Where(sentence => sentence.Length > 0)];

    private static string FirstParagraph(string answer)
    {
        var paragraphs = answer.Split(["\n\n", "\r\n\r\n"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // "Here is a description:" is a paragraph of its own.
        return paragraphs.FirstOrDefault(paragraph => !paragraph.EndsWith(':')) ?? "";
    }

    [GeneratedRegex(@"^(?:(?:sure|certainly|of course)[,!.]?\s*)?(?:here(?:'s| is)[^.:]{0,80}:|(?:description|prompt|image|answer)\s*:)\s*", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"(?<=\p{Ll}\p{Ll}[.!?])(?=\p{Lu}\p{Ll})", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MissingSpace();

    [GeneratedRegex(@"(?<=[.!?])\s+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SentenceEnd();
}
