namespace Studio.Data.Gallery;

/// <summary>Whether a picture may be seen. Only decisions change it (Moderation).</summary>
public enum ImageStanding
{
    Shown,

    /// <summary>Waits for a moderator: its author sees a small blur of it, nobody else that there is one.</summary>
    Held,

    /// <summary>Rejected or blocked. Its bytes are kept for the case.</summary>
    Removed,
}
