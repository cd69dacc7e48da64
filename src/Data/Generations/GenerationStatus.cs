namespace Studio.Data.Generations;

/// <summary>The state of a generation, computed from its pictures and stored in the same save.</summary>
public enum GenerationStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Canceled,
    Blocked,
}
