namespace Studio.Data.Moderation.Retention;

/// <summary>How much of a class of data is older than the workspace keeps it.</summary>
/// <param name="Bytes">Of files; 0 for what is only rows.</param>
public sealed record RetentionDue(RetainedData Data, int Days, int Count, long Bytes);
