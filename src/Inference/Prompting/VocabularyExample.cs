namespace Studio.Inference.Prompting;

/// <summary>A wish that is known to come out well, with its prompt and seed.</summary>
public sealed record VocabularyExample(string Language, string Wish, string Prompt, long Seed);
