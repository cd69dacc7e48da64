namespace Studio.Inference.Prompting;

/// <summary>The prompt cut into stretches by who they come from; made by ModelVocabulary.Tint.</summary>
public sealed record PromptTint(IReadOnlyList<TintSegment> Segments, TintBasis Basis);
