namespace Studio.Data.Evaluation.Sets;

/// <summary>Prompts of a table: by its head, or by the columns that a person named.</summary>
internal static class PromptTable
{
    private static readonly string[] PromptNames = ["prompt", "prompts", "wish", "text", "caption"];
    private static readonly string[] CategoryNames = ["category", "categories", "tag", "type", "class"];
    private static readonly string[] ChallengeNames = ["challenge"];
    private static readonly string[] LanguageNames = ["language", "lang"];
    private static readonly string[] KeyNames = ["key", "id", "file", "file_name", "filename"];

    public static PromptReading Read(string text, char delimiter, ReadAs how)
    {
        var rows = DelimitedRows.Read(text, delimiter).Where(row => row.Count > 1 || row[0].Length > 0).ToList();
        if (rows.Count == 0)
        {
            return new ReadPrompts([], PromptFormat.Table, "", new LeftOutRows(0, 0, 0, 0));
        }

        if (how.PromptColumn is { } chosen)
        {
            return Rows(rows, new Columns(chosen, how.CategoryColumn ?? -1, -1, -1, -1), PromptFormat.Table, "");
        }

        var head = rows[0].Select(field => field.Trim()).ToList();
        var columns = new Columns(Find(PromptNames), Find(CategoryNames), Find(ChallengeNames), Find(LanguageNames), Find(KeyNames));
        if (columns.Prompt < 0)
        {
            return rows[0].Count == 1
                ? Rows(rows, new Columns(0, -1, -1, -1, -1), PromptFormat.Text, "")
                : new UnclearColumns(head, rows.Count, Guess(rows));
        }

        var names = string.Join(", ", columns.All.Where(column => column >= 0).Select(column => head[column]));
        return Rows([.. rows.Skip(1)], columns, Format(head, delimiter), names);

        int Find(string[] known) => head.FindIndex(field => known.Contains(field, StringComparer.OrdinalIgnoreCase));
    }

    private static PromptFormat Format(List<string> head, char delimiter) => (delimiter, head) switch
    {
        ('\t', ["Prompt", "Category", "Challenge", ..]) => PromptFormat.PartiPrompts,
        (not '\t', ["Prompts", "Category"]) => PromptFormat.DrawBench,
        _ => PromptFormat.Table,
    };

    private static ReadPrompts Rows(IReadOnlyList<IReadOnlyList<string>> rows, Columns columns, PromptFormat format, string names)
    {
        var collected = new PromptRows();
        foreach (var row in rows)
        {
            collected.Add(Field(row, columns.Prompt) ?? "", Field(row, columns.Category) ?? "", Field(row, columns.Challenge), Field(row, columns.Language), Field(row, columns.Key));
        }

        return collected.Read(format, names);
    }

    private static string? Field(IReadOnlyList<string> row, int column) => column >= 0 && column < row.Count ? row[column] : null;

    private static int Guess(List<IReadOnlyList<string>> rows) => Enumerable.Range(0, rows[0].Count)
        .MaxBy(column => rows.Take(100).Sum(row => (long)(Field(row, column)?.Length ?? 0)));

    private sealed record Columns(int Prompt, int Category, int Challenge, int Language, int Key)
    {
        public int[] All => [Prompt, Category, Challenge, Language, Key];
    }
}
