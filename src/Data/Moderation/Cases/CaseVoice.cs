namespace Studio.Data.Moderation.Cases;

/// <summary>Whose note it is, and so who reads it.</summary>
public enum CaseVoice
{
    /// <summary>Only moderators read it.</summary>
    Moderator,

    /// <summary>Another member who reported the same picture.</summary>
    Reporter,

    /// <summary>The author added something.</summary>
    Author,

    /// <summary>A moderator answers the author.</summary>
    Answer,
}
