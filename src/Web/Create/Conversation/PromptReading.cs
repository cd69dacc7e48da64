namespace Studio.Web.Create.Conversation;

/// <summary>A prompt as it is shown: its words by who wrote them, and how much of it the picture model sees.</summary>
/// <param name="Note">Said instead of a tint where nobody can tell what was added.</param>
public sealed record PromptReading(IReadOnlyList<WordRun> Runs, string? Note, int WordCount, int Tokens, int Window)
{
    public bool IsTooLong => Tokens > Window;
}
