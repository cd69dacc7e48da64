namespace Studio.Inference.Prompting;

/// <summary>What the diffusion model reads of a prompt: so many CLIP tokens, counted by its own tokenizer.</summary>
public sealed record PromptWindow(int MaxTokens, Func<string, int> CountTokens)
{
    public bool Fits(string text) => CountTokens(text) <= MaxTokens;
}
