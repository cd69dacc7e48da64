namespace Studio.Web.Create.Conversation;

/// <param name="Seen">Characters from the start that the picture model reads.</param>
public sealed record PromptMeasure(int Tokens, int Window, int Seen)
{
    /// <summary>What a person should know about how the text is read, in sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
