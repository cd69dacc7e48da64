namespace Studio.Data.Generations;

public enum PictureStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Canceled,
    Blocked,
}
