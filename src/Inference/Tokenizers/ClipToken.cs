namespace Studio.Inference.Tokenizers;

/// <summary>A token and the part of the given text that it came from.</summary>
public readonly record struct ClipToken(int Id, int Start, int Length);
