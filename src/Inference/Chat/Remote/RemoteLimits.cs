namespace Studio.Inference.Chat.Remote;

/// <summary>How long and how much of a remote model's answer is waited for.</summary>
public sealed record RemoteLimits
{
    /// <summary>Until the first word: a server may load the model first.</summary>
    public TimeSpan FirstWord { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Between two words.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For one whole answer.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Characters of an answer that are read; a prompt needs a twentieth of it.</summary>
    public int Characters { get; init; } = 20_000;

    /// <summary>Characters of one line on the wire; a server that sends more is none.</summary>
    public int LineCharacters { get; init; } = 256 << 10;
}
