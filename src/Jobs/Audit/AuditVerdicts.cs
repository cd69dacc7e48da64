using System.Collections.Concurrent;
using Studio.Data.Audit;

namespace Studio.Jobs.Audit;

/// <summary>What the last check of each chain found, on this node. Singleton, thread-safe.</summary>
public sealed class AuditVerdicts(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, AuditChecked> _last = new();

    /// <summary>Null before the first check since the start.</summary>
    public AuditChecked? Of(Guid chain) => _last.GetValueOrDefault(chain);

    public AuditChecked Keep(Guid chain, AuditVerdict verdict) => _last[chain] = new AuditChecked(verdict, time.GetUtcNow().UtcDateTime);
}

/// <param name="At">UTC.</param>
public sealed record AuditChecked(AuditVerdict Verdict, DateTime At);
