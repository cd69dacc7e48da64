namespace Studio.Inference.Prompting;

/// <summary>The endings of English verbs: "sitting" and "sits", "riding" and "rides", "jumped" and "jumping".</summary>
internal static class EnglishVerb
{
    private const int ShortestStem = 3;
    private static readonly string[] Endings = ["ing", "ed", "es", "s", "e"];

    /// <summary>What is left without an ending, a doubled letter once: "sit", "rid".</summary>
    public static IEnumerable<string> Stems(string folded)
    {
        foreach (var ending in Endings.Where(ending => folded.Length - ending.Length >= ShortestStem && folded.EndsWith(ending, StringComparison.Ordinal)))
        {
            var stem = folded[..^ending.Length];
            yield return stem.Length > ShortestStem && stem[^1] == stem[^2] ? stem[..^1] : stem;
        }
    }
}
