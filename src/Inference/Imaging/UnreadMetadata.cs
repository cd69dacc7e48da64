namespace Studio.Inference.Imaging;

/// <summary>Notes of programs whose form is known by name only: a person is told whose they are instead of that there are none.</summary>
public static class UnreadMetadata
{
    /// <summary>The program and its keyword; null where nothing known was left unread.</summary>
    public static (string Program, string Keyword)? Of(IReadOnlyList<PngText> texts) =>
        Programs.FirstOrDefault(known => texts.Any(text => text.Keyword == known.Keyword && known.Says(text.Text, texts))) is { Program: not null } found
            ? (found.Program, found.Keyword)
            : null;

    private static readonly (string Program, string Keyword, Func<string, IReadOnlyList<PngText>, bool> Says)[] Programs =
    [
        ("InvokeAI", InvokeMetadata.Keyword, (_, _) => true),
        ("an InvokeAI before version 3", "sd-metadata", (_, _) => true),
        ("an InvokeAI before version 3", "Dream", (_, _) => true),
        ("InvokeAI", "invokeai_graph", (_, _) => true),
        ("ComfyUI", ComfyMetadata.Keyword, (_, _) => true),
        ("ComfyUI", "workflow", (_, _) => true),
        ("NovelAI", "Comment", (_, texts) => texts.Any(text => text.Keyword == "Software" && text.Text.Contains("NovelAI", StringComparison.OrdinalIgnoreCase))),
        ("Fooocus", "fooocus_scheme", (_, _) => true),
    ];
}
