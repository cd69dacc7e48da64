using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting;

/// <summary>The sentences that say what the program did to the model's answer.</summary>
internal static class UpsampleNotes
{
    private const int LongestQuote = 80;

    public const string Shortened = "The last sentences were left out, because the image model reads no further.";

    public static string WishKept(AnswerProblem problem) =>
        $"The language model's answers could not be used: {Reason(problem)}. Below is your wish as you wrote it.";

    public static string ChangedByStudio(string before, string after) => (Words(before, after, DiffKind.Added), Words(before, after, DiffKind.Removed)) switch
    {
        ("", "") => "The language model changed something that was not asked for, so the prompt before was kept.",
        ("", var gone) => $"The language model did not make this change, so “{gone}” was taken out of the prompt before.",
        (var put, _) => $"The language model did not make this change, so “{put}” was put into the prompt before.",
    };

    public static string PutRight(string before, string after) => (Words(before, after, DiffKind.Added), Words(before, after, DiffKind.Removed)) switch
    {
        ("", var gone) => $"The language model kept something that the wish does not want, so “{gone}” was taken out of its answer.",
        (var put, _) => $"The language model left out something of the wish, so “{put}” was put into its answer.",
    };

    public static string Same(int attempts) =>
        $"The language model was asked {attempts} times and wrote no other text that fits your wish, so this is the same one again. Edit it, or put the wish in other words.";

    public static string Inserted(IEnumerable<LockedPhrase> phrases) =>
        $"Locked words were missing and were put in: {string.Join(", ", phrases.Select(phrase => $"“{phrase.InPrompt}”"))}.";

    public static string NoRoom(LockedPhrase phrase) => $"The locked words “{phrase.InPrompt}” did not fit into what the image model reads.";

    public static string Join(string? first, string second) => first is null ? second : $"{first} {second}";

    private static string Words(string before, string after, DiffKind kind)
    {
        var words = string.Join(" … ", Runs(PromptDiff.Between(before, after), kind).Where(text => text.Length > 0 && !GlueWords.Contains(WordFold.Fold(text))));
        return words.Length > LongestQuote ? $"{words[..LongestQuote]}…" : words;
    }

    // Spaces that both texts share do not part a phrase; a word that both share does.
    private static IEnumerable<string> Runs(IEnumerable<DiffSegment> segments, DiffKind kind)
    {
        var run = "";
        foreach (var segment in segments.Where(segment => segment.Kind == kind || segment.Kind == DiffKind.Kept))
        {
            if (segment.Kind == kind || string.IsNullOrWhiteSpace(segment.Text))
            {
                run += segment.Text;
                continue;
            }

            yield return run.Trim(' ', '.', ',');
            run = "";
        }

        yield return run.Trim(' ', '.', ',');
    }

    private static string Reason(AnswerProblem problem) => problem switch
    {
        AnswerProblem.Empty => "they were empty",
        AnswerProblem.TooShort => "they were too short to be a description",
        AnswerProblem.TooLong => "they were longer than the image model reads",
        AnswerProblem.Loop => "it repeated itself",
        AnswerProblem.NotEnglish => "they were not in English",
        AnswerProblem.Leak => "they held parts of its instructions",
        AnswerProblem.OffTopic => "they were about something else",
        _ => "they were not descriptions",
    };
}
