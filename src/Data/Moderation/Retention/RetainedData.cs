namespace Studio.Data.Moderation.Retention;

/// <summary>What is kept for a while and then deleted. The names are stored.</summary>
public enum RetainedData
{
    /// <summary>Pictures that were rejected or blocked.</summary>
    RemovedPictures,

    /// <summary>Pictures that were held and never decided about.</summary>
    HeldPictures,

    /// <summary>The copies of wishes and prompts in decided cases, with the words that rules found.</summary>
    CaseWords,

    /// <summary>Who reported a picture, and what they said about it.</summary>
    Reports,

    /// <summary>Decided cases whole, with their decisions and notes.</summary>
    Cases,

    /// <summary>That a rule which only watches fired in a text.</summary>
    Watched,

    /// <summary>Who looked at which picture without its blur.</summary>
    Looks,
}
