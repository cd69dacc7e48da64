namespace Studio.Data.Moderation.Limits;

/// <param name="CaseId">The case by which its blur can be seen; empty for one that nothing was ever asked about.</param>
public sealed record ScoredPicture(Guid ImageId, Guid? CaseId, float Score, Said Said);
