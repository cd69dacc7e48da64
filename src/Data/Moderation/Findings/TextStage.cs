namespace Studio.Data.Moderation.Findings;

/// <summary>Where on its way a text was read.</summary>
public enum TextStage
{
    /// <summary>What the person typed, before a language model sees it.</summary>
    Wish,

    /// <summary>What the language model wrote.</summary>
    Written,

    /// <summary>What goes to the image model.</summary>
    Sent,
}
