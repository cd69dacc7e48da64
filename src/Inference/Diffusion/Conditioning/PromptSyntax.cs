namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>How a prompt is read.</summary>
public enum PromptSyntax
{
    /// <summary>As diffusers does: one window of 75 tokens, every character is text.</summary>
    Plain,

    /// <summary>Brackets weigh, as many prompts on the web are written: (word:1.2), BREAK, AND, [from:to:when]; as many windows as it takes.</summary>
    Weighted,

    /// <summary>Every character is text, in as many windows as it takes. A text that fits one window reads exactly as with <see cref="Plain"/>.</summary>
    Long,
}
