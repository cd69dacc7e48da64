namespace Studio.Inference.Prompting;

/// <summary>The wish alone does not fit what the language model reads at once.</summary>
public sealed class WishTooLongException(string message) : InferenceException(message);
