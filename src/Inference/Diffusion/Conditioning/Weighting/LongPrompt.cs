using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>Text without any syntax in as many windows as it takes, cut at the places where weighted text is.</summary>
public static class LongPrompt
{
    public static IReadOnlyList<PromptChunk> Chunks(ClipTokenizer tokenizer, string text) =>
        [.. Windows(tokenizer, text).Select(window => window.Fill(tokenizer))];

    public static PromptTokens Count(ClipTokenizer tokenizer, string text) => PromptTokens.Of(tokenizer, Windows(tokenizer, text));

    /// <summary>Characters from the start that so many windows hold.</summary>
    public static int Reach(ClipTokenizer tokenizer, string text, int windows)
    {
        var (tokens, held) = (tokenizer.Tokenize(text), Windows(tokenizer, text).Take(windows).Sum(window => window.Ids.Count));
        return held < tokens.Count ? tokens[held].Start : text.Length;
    }

    private static IReadOnlyList<WeightedWindow> Windows(ClipTokenizer tokenizer, string text) => WindowCutter.Cut(tokenizer, [new EmphasisPiece(text, 1)]);
}
