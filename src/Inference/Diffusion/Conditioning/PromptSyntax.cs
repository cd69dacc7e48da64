namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>How a prompt is read.</summary>
public enum PromptSyntax
{
    /// <summary>As diffusers does: one window of 75 tokens, every character is text.</summary>
    Plain,
}
