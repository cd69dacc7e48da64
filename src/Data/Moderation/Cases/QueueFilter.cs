namespace Studio.Data.Moderation.Cases;

/// <summary>The chips above the queue.</summary>
public enum QueueFilter
{
    All,
    Pictures,
    Words,
    Reports,
    Appeals,
}
