namespace Studio.Inference.Models;

public sealed class ModelCatalogOptions
{
    public const string Section = "Models";

    /// <summary>Folders searched for models. Empty: models/ beside the program, models/ in the data folder and, where HF_HOME or HF_HUB_CACHE is set, that cache.</summary>
    public IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>Remembers sha256 by path, size and time, so that a start does not read gigabytes. Empty: hashes.json in the data folder's models/.</summary>
    public string HashCacheFile { get; set; } = "";

    /// <summary>How language models are asked, where an administrator chose it. Empty: prompting.json in the data folder's models/.</summary>
    public string PromptingFile { get; set; } = "";

    /// <summary>Fills what was not set, for a program at <paramref name="root"/> with its data in <paramref name="data"/> and a hub cache in <paramref name="hub"/>.</summary>
    public void CompleteFor(string root, string data, string hub)
    {
        if (Folders.Count == 0)
        {
            Folders = [.. new[] { Path.Combine(root, "models"), Path.Combine(data, "models"), hub }.Distinct(StringComparer.Ordinal)];
        }

        if (HashCacheFile.Length == 0)
        {
            HashCacheFile = Path.Combine(data, "models", "hashes.json");
        }

        if (PromptingFile.Length == 0)
        {
            PromptingFile = Path.Combine(data, "models", "prompting.json");
        }
    }
}
