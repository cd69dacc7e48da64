namespace Studio.Data.Generations;

/// <summary>How a prompt is read.</summary>
public enum PromptSyntax
{
    /// <summary>Every character is text; 75 tokens are looked at. What records say that name nothing.</summary>
    Plain,

    /// <summary>Brackets weigh, as many prompts on the web are written: (word:1.2), BREAK, AND, [from:to:when]; any length.</summary>
    Weighted,

    /// <summary>Every character is text; any length. What a new picture is made with.</summary>
    Long,
}
