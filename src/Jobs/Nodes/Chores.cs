using System.Collections.Concurrent;
using Studio.Data.Nodes;

namespace Studio.Jobs.Nodes;

/// <summary>What this node does again and again by itself, and what came of it last. Singleton, thread-safe.</summary>
public sealed class Chores(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ChoreReport> _reports = new(StringComparer.Ordinal);

    public IReadOnlyList<ChoreReport> Reports => [.. _reports.Values.OrderBy(report => report.Name, StringComparer.Ordinal)];

    /// <summary>It will be done for the first time after this long.</summary>
    public void Plan(string name, TimeSpan first) => _reports[name] = new ChoreReport(name, At: null, Result: null, HasFailed: false, time.GetUtcNow().UtcDateTime + first);

    public void Done(string name, string result, TimeSpan next) => Set(name, result, hasFailed: false, next);

    public void Failed(string name, string why, TimeSpan next) => Set(name, why, hasFailed: true, next);

    private void Set(string name, string result, bool hasFailed, TimeSpan next)
    {
        var now = time.GetUtcNow().UtcDateTime;
        _reports[name] = new ChoreReport(name, now, result, hasFailed, now + next);
    }
}
