namespace Studio.Inference.Hub;

/// <summary>Something that may be over in a moment; the outcome is what a person is told when it is not.</summary>
internal sealed class TransientHubException(HubException outcome, TimeSpan? retryAfter = null) : Exception(outcome.Message, outcome)
{
    public HubException Outcome => outcome;

    /// <summary>It took the connection and then sent nothing: each such try takes long, so there are fewer.</summary>
    public bool IsStall { get; init; }

    /// <summary>The hub contradicts itself: it may be a proxy's fault of this moment, and is seldom better the tenth time.</summary>
    public bool IsLie { get; init; }

    /// <summary>What happened, said while it is tried again.</summary>
    public string Why { get; init; } = "The connection broke";

    /// <summary>How long the hub itself asks to wait.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
