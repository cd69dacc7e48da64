namespace Studio.Jobs.Claims;

/// <summary>A picture that is ours to compute. Everything written about it later names this attempt.</summary>
internal sealed record ClaimedPicture(Guid WorkspaceId, Guid UserId, Guid GenerationId, Guid PictureId, int Attempt);

/// <summary>A prompt that is ours to write.</summary>
internal sealed record ClaimedUpsampling(Guid WorkspaceId, Guid TurnId, Guid UpsamplingId);
