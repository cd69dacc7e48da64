namespace Studio.Inference.Prompting;

public enum DiffKind
{
    Kept,
    Added,
    Removed,
}

/// <summary>A stretch of text with its spaces: the kept and added ones, joined, are the text after; the kept and removed ones the text before.</summary>
public sealed record DiffSegment(string Text, DiffKind Kind);
