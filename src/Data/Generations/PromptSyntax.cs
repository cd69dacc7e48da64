namespace Studio.Data.Generations;

/// <summary>How a prompt is read.</summary>
public enum PromptSyntax
{
    /// <summary>Every character is text; 75 tokens are looked at.</summary>
    Plain,

    /// <summary>Brackets weigh, as many prompts on the web are written: (word:1.2), BREAK, AND, [from:to:when]; any length.</summary>
    Weighted,
}
