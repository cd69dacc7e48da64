namespace Studio.Jobs.Tasks;

/// <summary>A background task that is ours to run. Everything written about it names this attempt.</summary>
internal sealed record ClaimedTask(Guid WorkspaceId, Guid TaskId, string Kind, string Input, Guid AskedBy, int Attempt);
