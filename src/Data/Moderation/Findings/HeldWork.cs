using Studio.Data.Generations;

namespace Studio.Data.Moderation.Findings;

/// <summary>The pictures that start when a held prompt is let through.</summary>
public sealed record HeldWork(
    GenerationSettings Settings, GenerationKind Kind, Guid? ParentImageId, IReadOnlyList<long>? Seeds, DateTime? NotBefore);
