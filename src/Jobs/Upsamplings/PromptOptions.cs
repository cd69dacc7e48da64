namespace Studio.Jobs.Upsamplings;

public sealed class PromptOptions
{
    public const string Section = "Prompts";

    /// <summary>Id of the language model that writes where nobody chose another; empty = the first one found.</summary>
    public string Writer { get; set; } = "";
}
