namespace Studio.Jobs.Claims;

/// <summary>A picture that is ours to compute. Everything written about it later names this attempt.</summary>
internal sealed record ClaimedPicture(Guid WorkspaceId, Guid UserId, Guid GenerationId, Guid PictureId, int Attempt)
{
    /// <summary>The same for all that were claimed to be drawn together, and with that the mark of a batch.</summary>
    public DateTime StartedAt { get; init; }
}

/// <summary>A prompt that is ours to write.</summary>
internal sealed record ClaimedUpsampling(Guid WorkspaceId, Guid TurnId, Guid UpsamplingId);
