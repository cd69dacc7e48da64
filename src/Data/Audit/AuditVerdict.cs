namespace Studio.Data.Audit;

/// <summary>How far a chain proves itself.</summary>
/// <param name="Length">Entries that the chain says it has.</param>
/// <param name="ProvedTo">Number of the last entry that fits everything before it; 0 when none does.</param>
/// <param name="Fault">Null when the chain is whole.</param>
/// <param name="FaultAt">Number of the first entry that does not fit.</param>
public sealed record AuditVerdict(long Length, long ProvedTo, AuditFault? Fault, long? FaultAt)
{
    public bool IsWhole => Fault is null;
}

public enum AuditFault
{
    /// <summary>Its words give another hash than the one that was kept.</summary>
    Altered,

    /// <summary>It names another entry before it than the one that is there.</summary>
    OtherPredecessor,

    /// <summary>An entry before it is gone.</summary>
    Missing,

    /// <summary>The last entries are gone, or others stand in their place.</summary>
    EndMissing,
}
