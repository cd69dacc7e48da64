namespace Studio.Web.Gallery;

/// <summary>A collection in the side list; the cover is its newest picture.</summary>
public sealed record CollectionSummary(Guid Id, string Name, int Count, Guid? Cover);
