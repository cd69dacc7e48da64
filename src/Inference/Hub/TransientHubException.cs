namespace Studio.Inference.Hub;

/// <summary>Something that may be over in a moment; the outcome is what a person is told when it is not.</summary>
internal sealed class TransientHubException(HubException outcome, TimeSpan? retryAfter = null) : Exception(outcome.Message, outcome)
{
    public HubException Outcome => outcome;

    /// <summary>It took the connection and then sent nothing: each such try takes long, so there are fewer.</summary>
    public bool IsStall { get; init; }

    /// <summary>How long the hub itself asks to wait.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
