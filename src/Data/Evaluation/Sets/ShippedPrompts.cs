namespace Studio.Data.Evaluation.Sets;

/// <summary>The prompt set that ships with the studio; how it was made is in the README beside it.</summary>
public static class ShippedPrompts
{
    public const string Name = "Studio’s own 60 prompts";
    public const string FileName = "studio-60.jsonl";

    public static async Task<ReadPrompts> ReadAsync(CancellationToken cancellationToken)
    {
        await using var file = typeof(ShippedPrompts).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"{FileName} is not part of this program.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return (ReadPrompts)PromptFile.Read(bytes.ToArray(), FileName, ReadAs.Given);
    }
}
