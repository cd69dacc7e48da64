using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Jobs.Claims;

namespace Studio.Jobs.Nodes;

/// <summary>All nodes as they last said they are; this one as it is now. Singleton.</summary>
public sealed class NodeStates
{
    /// <summary>A node that was stopped this long ago is no news.</summary>
    private static readonly TimeSpan StoppedFor = TimeSpan.FromDays(1);

    private readonly ThisNode _node;
    private readonly NodeReports _reports;
    private readonly TimeProvider _time;

    internal NodeStates(ThisNode node, NodeReports reports, TimeProvider time) => (_node, _reports, _time) = (node, reports, time);

    /// <summary>The name of the node that answers.</summary>
    public string Here => _node.Name;

    public async Task<IReadOnlyList<NodeState>> ReadAsync(StudioDbContext db, CancellationToken ct)
    {
        var stopped = _time.GetUtcNow().UtcDateTime - StoppedFor;
        var heard = await DatabaseClock.Heard(db).Select(n => n.Name).ToListAsync(ct);
        var rows = await db.Nodes.AsNoTracking().Where(n => n.StoppedAt == null || n.StoppedAt > stopped).OrderBy(n => n.Name).ToListAsync(ct);
        foreach (var own in rows.Where(n => n.Name == _node.Name))
        {
            // Its clock is compared with the time of its last beat, so that stays what was written then.
            var written = own.Report.Machine.Clock;
            var now = _reports.Now();
            own.Report = now with { Machine = now.Machine with { Clock = written } };
        }

        return [.. rows.Select(row => new NodeState(row, heard.Contains(row.Name)))];
    }
}

/// <param name="IsHeard">By the database's clock.</param>
public sealed record NodeState(Node Row, bool IsHeard);
