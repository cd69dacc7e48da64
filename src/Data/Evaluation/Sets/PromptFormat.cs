namespace Studio.Data.Evaluation.Sets;

/// <summary>What a file of prompts was read as.</summary>
public enum PromptFormat
{
    /// <summary>One prompt a line.</summary>
    Text,

    /// <summary>A table with a head, or one whose columns a person named.</summary>
    Table,

    /// <summary>An object a line.</summary>
    JsonLines,

    /// <summary>CSV with "Prompts" and "Category" (Saharia et al. 2022).</summary>
    DrawBench,

    /// <summary>Tab-separated, "Prompt", "Category", "Challenge" (Yu et al. 2022).</summary>
    PartiPrompts,

    /// <summary>Text files whose name is the category (Huang et al. 2023).</summary>
    T2ICompBench,

    /// <summary>The text files of openai/dalle3-eval-samples (Betker et al. 2023).</summary>
    Dalle3Eval,

    /// <summary>Objects with "tag", "include" and "prompt" (Ghosh et al. 2023).</summary>
    GenEval,
}

public static class PromptFormats
{
    public static string Name(this PromptFormat format) => format switch
    {
        PromptFormat.Text => "plain text",
        PromptFormat.Table => "a table",
        PromptFormat.JsonLines => "JSON Lines",
        PromptFormat.DrawBench => "DrawBench",
        PromptFormat.PartiPrompts => "PartiPrompts",
        PromptFormat.T2ICompBench => "T2I-CompBench",
        PromptFormat.Dalle3Eval => "DALL-E 3 Eval",
        PromptFormat.GenEval => "GenEval",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
    };
}
