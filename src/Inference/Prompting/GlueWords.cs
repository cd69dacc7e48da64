namespace Studio.Inference.Prompting;

/// <summary>English words that carry no meaning of their own: they belong to the word they lead to.</summary>
internal static class GlueWords
{
    private static readonly HashSet<string> Words = new(
        "a an the of is are was be in on at to with and or it its this that there by for from as into behind them their which while".Split(' '), StringComparer.Ordinal);

    public static bool Contains(string folded) => Words.Contains(folded);
}
