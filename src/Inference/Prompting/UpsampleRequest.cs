namespace Studio.Inference.Prompting;

/// <summary>A wish to write a prompt for; <paramref name="History"/> holds the earlier turns of the thread, oldest first.</summary>
public sealed record UpsampleRequest(
    string Wish,
    IReadOnlyList<DialogTurn> History,
    IReadOnlyList<LockedPhrase> Locked,
    long Seed,
    PromptWindow Window)
{
    /// <summary>Texts that this wish was given before, when the person asks for another one.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];
}
