namespace Studio.Inference.Prompting;

/// <summary>The prompt as it stands, and where its words may have come from.</summary>
public sealed record TintRequest
{
    public required string Prompt { get; init; }

    /// <summary>What the model wrote, when the person has edited it since.</summary>
    public string? Upsampled { get; init; }

    public required string Wish { get; init; }

    /// <summary>The wishes of the turns before: what they asked for is not an addition now.</summary>
    public IReadOnlyList<string> EarlierWishes { get; init; } = [];

    /// <summary>The prompt that was sent in the turn before.</summary>
    public string? PreviousPrompt { get; init; }

    public IReadOnlyList<LockedPhrase> Locked { get; init; } = [];

    /// <summary>Those of <see cref="Locked"/> that the program put in (UpsampleResult.Inserted).</summary>
    public IReadOnlyList<LockedPhrase> Inserted { get; init; } = [];
}
