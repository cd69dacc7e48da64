namespace Studio.Inference.Prompting;

/// <summary>The English words for a count: "10" and "ten", "a dozen" and "twelve".</summary>
internal static class NumberWords
{
    private static readonly string[][] Rows = [.. WordTable.Rows("numbers.tsv").Select(row => WordTable.Forms(row["en"]).Append(row["phrase"]).Distinct(StringComparer.Ordinal).ToArray())];

    public static bool IsCount(string words) => Array.Exists(Rows, row => row.Contains(words, StringComparer.OrdinalIgnoreCase));

    /// <summary>The words themselves and, where they are a count, all others for it.</summary>
    public static IEnumerable<string> SameAs(string words) => Array.Find(Rows, row => row.Contains(words, StringComparer.OrdinalIgnoreCase)) ?? [words];
}
