namespace Studio.Data.Evaluation.Sets;

/// <summary>Reads prompt sets as people have them: CSV, TSV, text or JSON Lines. Pure.</summary>
public static class PromptFile
{
    public const int MostBytes = 16 << 20;

    /// <summary>More than the largest known set, the captions of COCO.</summary>
    public const int MostPrompts = 20_000;

    /// <param name="bytes">The whole file.</param>
    /// <param name="name">As its owner knows it: its end and some known names say what it is.</param>
    /// <param name="how">What a person answered when it was not clear.</param>
    public static PromptReading Read(byte[] bytes, string name, ReadAs how)
    {
        if (bytes.Length > MostBytes)
        {
            return new UnreadableFile($"{name} is larger than {MostBytes >> 20} MB. Split it, or leave out what is no prompt.", IsOtherEncoding: false);
        }

        return PromptText.Decode(bytes, name, how.IsWindows1252) switch
        {
            (null, { } unreadable) => unreadable,
            ({ } text, _) => Limited(Parse(text, name, how), name),
            _ => throw new InvalidOperationException("A file is read or it is not."),
        };
    }

    private static PromptReading Parse(string text, string name, ReadAs how) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" or ".json" => PromptObjects.Read(text, name),
        ".tsv" or ".tab" => PromptTable.Read(text, '\t', how),
        ".csv" => PromptTable.Read(text, Delimiters.Of(text), how),
        _ when text.AsSpan().TrimStart().StartsWith("{") => PromptObjects.Read(text, name),
        _ => PromptLines.Read(text, name),
    };

    private static PromptReading Limited(PromptReading reading, string name) => reading switch
    {
        ReadPrompts { Prompts.Count: 0, LeftOut.All: 0 } => new UnreadableFile($"{name} is empty.", IsOtherEncoding: false),
        ReadPrompts { Prompts.Count: 0 } read => new UnreadableFile($"{name} holds no prompt: {read.LeftOut.Sentence}.", IsOtherEncoding: false),
        ReadPrompts { Prompts.Count: > MostPrompts } read => new UnreadableFile(
            $"{name} holds {read.Prompts.Count:N0} prompts; a set may have {MostPrompts:N0}. Split it: an evaluation needs a few hundred.", IsOtherEncoding: false),
        _ => reading,
    };
}

/// <param name="PromptColumn">From 0; null where nobody was asked.</param>
/// <param name="CategoryColumn">From 0; null for none.</param>
public sealed record ReadAs(bool IsWindows1252 = false, int? PromptColumn = null, int? CategoryColumn = null)
{
    public static readonly ReadAs Given = new();
}
