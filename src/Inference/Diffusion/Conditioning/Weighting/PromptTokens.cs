using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>How far a prompt fills its windows.</summary>
/// <param name="Used">Places taken; a window left early, at a break or a comma, counts as full.</param>
/// <param name="Room">Places of all windows.</param>
/// <param name="Windows">How many windows the text encoder reads.</param>
public sealed record PromptTokens(int Used, int Room, int Windows)
{
    internal static PromptTokens Of(ClipTokenizer tokenizer, IReadOnlyList<WeightedWindow> windows) =>
        new(windows.Sum(window => window.IsLeft ? tokenizer.Window : window.Ids.Count), windows.Count * tokenizer.Window, windows.Count);
}
