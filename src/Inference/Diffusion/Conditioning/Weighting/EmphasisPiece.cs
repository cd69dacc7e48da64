namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>A run of text with one weight. A break has no text: what follows it begins a window of its own.</summary>
internal readonly record struct EmphasisPiece(string Text, double Weight, bool IsBreak = false);
