namespace Studio.Jobs.Slots;

/// <summary>The child answered that it cannot do this; trying again would give the same answer. The message is a sentence for the person.</summary>
public sealed class SlotRefusedException(string sentence, string? detail) : Exception(sentence)
{
    /// <summary>For the log: type and stack of what went wrong in the child, null when it was an expected refusal.</summary>
    public string? Detail { get; } = detail;
}
