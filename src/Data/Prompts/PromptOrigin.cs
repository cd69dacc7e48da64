namespace Studio.Data.Prompts;

/// <summary>Where the text of a revision came from.</summary>
public enum PromptOrigin
{
    Wish,
    Upsampled,
    Edited,
    Imported,
    Reused,

    /// <summary>The prompt before it with other words where a rule of the policy asked for them.</summary>
    Ruled,
}
