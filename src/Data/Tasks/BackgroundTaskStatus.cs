namespace Studio.Data.Tasks;

public enum BackgroundTaskStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Canceled,
}
