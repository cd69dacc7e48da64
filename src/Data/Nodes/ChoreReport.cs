namespace Studio.Data.Nodes;

/// <summary>Something that the node does again and again by itself.</summary>
/// <param name="Result">What came of it, a sentence; null before the first time.</param>
/// <param name="HasFailed">The last time ended in an error.</param>
public sealed record ChoreReport(string Name, DateTime? At, string? Result, bool HasFailed, DateTime? Next);
