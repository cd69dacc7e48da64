namespace Studio.Data.Prompts;

public enum UpsamplingStatus
{
    Queued,
    Writing,
    Done,
    Failed,
    Stopped,
}
