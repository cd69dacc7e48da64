namespace Studio.Inference.Prompting;

/// <summary>A sentence that puts a locked phrase into a description, in its own words.</summary>
internal static class LockedSentence
{
    public static string Of(LockedPhrase phrase)
    {
        var words = phrase.InPrompt.Trim().TrimEnd('.');
        return $"The picture includes {Article(words)}{words}.";
    }

    /// <summary>"a golden crown", but "two cats", "Tama", "glasses".</summary>
    private static string Article(string words)
    {
        var first = words.Split(' ')[0];
        var isPlainNoun = words.Length > 0 && char.IsAsciiLetterLower(words[0])
            && !words.EndsWith('s')
            && first is not ("a" or "an" or "the" or "two" or "three" or "four" or "five" or "some" or "many");
        return !isPlainNoun ? "" : "aeiou".Contains(words[0], StringComparison.Ordinal) ? "an " : "a ";
    }
}
