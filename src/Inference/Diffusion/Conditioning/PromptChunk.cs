using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>One window of a prompt: what a text encoder takes at once, with the weight of each token.</summary>
/// <param name="Ids">Start, text, end and padding; as many as the tokenizer has positions (77).</param>
/// <param name="Multipliers">One per id; 1 leaves its hidden state alone.</param>
public sealed record PromptChunk(IReadOnlyList<int> Ids, IReadOnlyList<float> Multipliers)
{
    /// <summary>The text as diffusers reads it: what lies beyond the first window is cut off, brackets are letters.</summary>
    public static IReadOnlyList<PromptChunk> FirstWindow(ClipTokenizer tokenizer, string text)
    {
        var ids = tokenizer.Encode(text);
        return [new PromptChunk(ids, [.. ids.Select(_ => 1f)])];
    }
}
