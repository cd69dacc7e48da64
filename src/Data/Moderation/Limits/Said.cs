namespace Studio.Data.Moderation.Limits;

/// <summary>What a person said about a picture.</summary>
public enum Said
{
    Rejected,
    Approved,

    /// <summary>Nobody looked.</summary>
    Nothing,
}
