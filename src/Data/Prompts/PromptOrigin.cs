namespace Studio.Data.Prompts;

/// <summary>Where the text of a revision came from.</summary>
public enum PromptOrigin
{
    Wish,
    Upsampled,
    Edited,
    Imported,
    Reused,
}
