namespace Studio.Inference.Prompting;

/// <summary>One table of Words/: a row a concept, a column a language, forms separated by "|".</summary>
internal static class WordTable
{
    public static readonly string[] Languages = ["en", "ja", "zh", "ko", "de", "fr", "es", "pt", "it", "ru"];

    public static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        using var stream = typeof(WordTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var columns = reader.ReadLine()!.Split('\t');
        while (reader.ReadLine() is { } line)
        {
            yield return columns.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
        }
    }

    public static string[] Forms(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);

    public static Dictionary<string, string[]> Names(Dictionary<string, string> row) =>
        Languages.ToDictionary(language => language, language => Forms(row[language]), StringComparer.Ordinal);
}
