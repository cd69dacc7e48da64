namespace Studio.Inference.Prompting;

/// <summary>What the tint was worked out from; the legend says it.</summary>
public enum TintBasis
{
    /// <summary>Words of the wish, by their meaning.</summary>
    Wish,

    /// <summary>A later turn: what is new since the prompt before is marked.</summary>
    PreviousPrompt,

    /// <summary>The wish could not be read: nothing is marked and the legend says "translated".</summary>
    Translated,
}
