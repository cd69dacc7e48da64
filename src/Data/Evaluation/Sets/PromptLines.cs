namespace Studio.Data.Evaluation.Sets;

/// <summary>A prompt a line. Sets that are published as text files are known by the names of their files, which are also their categories.</summary>
internal static class PromptLines
{
    private static readonly string[] OfDalle3Eval = ["drawbench", "drawbench_upsampled", "dalle3_eval", "8k_coco"];
    private static readonly string[] OfT2I = ["color", "shape", "texture", "spatial", "3d_spatial", "non_spatial", "numeracy", "complex"];
    private static readonly string[] PartsOfT2I = ["train", "val", "seen", "unseen", "action", "spatial", "spatialaction"];

    public static ReadPrompts Read(string text, string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name).ToLowerInvariant();
        var (format, category) = Known(stem);
        var rows = new PromptRows();
        // Some files end with a line end, some do not: it is no empty row.
        foreach (var line in text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n'))
        {
            rows.Add(line, category, challenge: null, language: null, key: null);
        }

        return rows.Read(format, "");
    }

    private static (PromptFormat Format, string Category) Known(string stem)
    {
        if (OfDalle3Eval.Contains(stem, StringComparer.Ordinal))
        {
            return (PromptFormat.Dalle3Eval, stem);
        }

        var category = OfT2I.FirstOrDefault(name => stem == name
            || (stem.StartsWith(name + "_", StringComparison.Ordinal) && stem[(name.Length + 1)..].Split('_').All(part => PartsOfT2I.Contains(part, StringComparer.Ordinal))));
        return category is not null ? (PromptFormat.T2ICompBench, category)
            : stem == "generation_prompts" ? (PromptFormat.GenEval, "")
            : (PromptFormat.Text, "");
    }
}
