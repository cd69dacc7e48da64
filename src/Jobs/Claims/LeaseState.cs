namespace Studio.Jobs.Claims;

internal enum LeaseState
{
    Ours,

    /// <summary>Ours, and somebody asked to stop it.</summary>
    CancelRequested,

    /// <summary>Finished, requeued or claimed by somebody else: our result no longer counts.</summary>
    Lost,
}
