namespace Studio.Inference.Prompting;

public enum TintKind
{
    Plain,

    /// <summary>The model's own: nothing in the wish asked for it.</summary>
    Added,

    /// <summary>A locked phrase.</summary>
    Locked,

    /// <summary>A locked phrase that the program had to put in.</summary>
    Inserted,

    /// <summary>Written by the person.</summary>
    Edited,

    /// <summary>Struck by the person: shown, but no part of the prompt.</summary>
    Struck,
}

/// <summary>A stretch of the prompt, with its spaces, of one kind.</summary>
public sealed record TintSegment(string Text, TintKind Kind);
