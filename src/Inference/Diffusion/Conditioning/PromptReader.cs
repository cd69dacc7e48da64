using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>Cuts a text into windows for one tokenizer; at least one. SDXL asks twice, as its two tokenizers pad differently.</summary>
public delegate IReadOnlyList<PromptChunk> PromptReader(ClipTokenizer tokenizer, string text);
