namespace Studio.Data.Moderation.Policies;

/// <summary>What the author reads when a rule fires. Null where nobody wrote it: English stands in for it.</summary>
public sealed record AuthorSentence(string English, string? Japanese = null, string? Chinese = null)
{
    public const int MaxLength = 300;

    /// <param name="language">BCP-47, of the text that the author wrote.</param>
    public string In(string? language) => language switch
    {
        "ja" when Japanese is { Length: > 0 } => Japanese,
        "zh" or "zh-Hans" or "zh-Hant" when Chinese is { Length: > 0 } => Chinese,
        _ => English,
    };
}
