namespace Studio.Data.Evaluation.Sets;

/// <summary>What came of reading a file: prompts, a question, or a sentence that says why not.</summary>
public abstract record PromptReading;

/// <param name="Columns">As the file calls them, "Prompts, Category"; empty where there are none.</param>
public sealed record ReadPrompts(IReadOnlyList<ImportedPrompt> Prompts, PromptFormat Format, string Columns, LeftOutRows LeftOut) : PromptReading;

/// <summary>A table without a head that names the prompt: a person says which column is what.</summary>
/// <param name="First">The first row; its fields show what is in each column.</param>
/// <param name="Guess">The column that is most likely the prompt: the one with the longest texts.</param>
public sealed record UnclearColumns(IReadOnlyList<string> First, int Rows, int Guess) : PromptReading;

/// <param name="IsOtherEncoding">It reads well as Windows-1252.</param>
public sealed record UnreadableFile(string Sentence, bool IsOtherEncoding) : PromptReading;

/// <param name="Row">Counted from 0 over the file's rows that hold anything: pictures are named by it.</param>
public sealed record ImportedPrompt(int Row, string Text, string Category, string? Challenge, string? Language, string? Key);

/// <param name="Elsewhere">The same words under another category: the first one stays.</param>
public sealed record LeftOutRows(int Empty, int Twice, int Elsewhere, int TooLong)
{
    public int All => Empty + Twice + Elsewhere + TooLong;

    /// <summary>"2 rows left out: 1 empty, 1 twice"; null for none.</summary>
    public string? Sentence => All == 0 ? null : $"{All:N0} {(All == 1 ? "row" : "rows")} left out: {string.Join(", ", Parts())}";

    private IEnumerable<string> Parts()
    {
        (int Count, string What)[] parts = [(Empty, "empty"), (Twice, "twice"), (Elsewhere, "twice, in another category"), (TooLong, $"longer than {PromptRows.MostCharacters:N0} characters")];
        return parts.Where(part => part.Count > 0).Select(part => $"{part.Count:N0} {part.What}");
    }
}
