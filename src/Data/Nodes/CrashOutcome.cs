namespace Studio.Data.Nodes;

/// <summary>What became of the work whose process ended.</summary>
public enum CrashOutcome
{
    /// <summary>It is being tried once more.</summary>
    TriedAgain,

    Recovered,

    /// <summary>It failed, or was given up.</summary>
    Failed,
}
