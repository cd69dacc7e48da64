namespace Studio.Web.Queue;

public sealed record RunningPicture(QueueJob Job, Guid Id, int Ordinal, int Steps);
