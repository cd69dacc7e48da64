namespace Studio.Inference.Prompting;

/// <summary>What words in quotes are there for: to be read in the picture, or to be worn, held or drawn.</summary>
internal static class QuoteUse
{
    /// <summary>As far as a verb stands from its object: 画一只「红色汽车」, "porte toujours «…»".</summary>
    private const int NearestCharacters = 4;
    private const int NearestWords = 3;

    /// <summary>A verb that takes a thing stands on the side where the language has it.</summary>
    public static bool IsHeld(WishReading wish, int start, int length)
    {
        var verbs = GrammarWords.Of("hold", wish.Language);
        var (before, after) = (wish.Text[..start], wish.Text[(start + length)..]);
        return wish.Language.Split('-')[0] switch
        {
            "ja" or "ko" => verbs.Any(verb => after.StartsWith(verb, StringComparison.Ordinal)),
            "zh" => verbs.Any(verb => before[Math.Max(0, before.Length - NearestCharacters)..].Contains(verb, StringComparison.Ordinal)),
            _ => PromptPieces.Split(before).Where(PromptPieces.IsWord).TakeLast(NearestWords).Any(verbs.Contains),
        };
    }
}
