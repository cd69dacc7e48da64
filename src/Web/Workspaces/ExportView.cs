using Studio.Data.Tasks;

namespace Studio.Web.Workspaces;

/// <summary>The last time somebody wanted everything as a zip.</summary>
/// <param name="Bytes">Null while it is not finished, and when its week is over.</param>
public sealed record ExportView(Guid TaskId, BackgroundTaskStatus Status, double Progress, string? Error, DateTime AskedAt, DateTime? FinishedAt, long? Bytes)
{
    public bool IsUnderWay => Status is BackgroundTaskStatus.Queued or BackgroundTaskStatus.Running;
}
