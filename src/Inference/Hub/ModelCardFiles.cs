namespace Studio.Inference.Hub;

/// <summary>What a person should be able to read beside a model: its card and its licence.</summary>
internal static class ModelCardFiles
{
    private static readonly string[] Names = ["README", "MODEL_CARD", "LICENSE", "LICENCE", "NOTICE"];

    /// <summary>The text that somebody accepts.</summary>
    public static bool IsLicence(string path) => IsOne(path) && Path.GetFileNameWithoutExtension(path).StartsWith("LICEN", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the model's author says of it.</summary>
    public static bool IsCard(string path) => IsOne(path) && Path.GetFileNameWithoutExtension(path).ToUpperInvariant() is "README" or "MODEL_CARD";

    public static bool IsOne(string path) =>
        !path.Contains('/', StringComparison.Ordinal)
        && Names.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
        && Path.GetExtension(path) is "" or ".md" or ".txt";
}
