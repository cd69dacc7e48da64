using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Data.Nodes;
using Studio.Jobs.Claims;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Nodes;

/// <summary>This node's row: taken once, then written at every beat. Singleton.</summary>
internal sealed class NodeRows(IServiceScopeFactory scopes, Lease lease, NodeChannel channel, IOptions<SlotOptions> options)
{
    /// <summary>Several processes of one machine that share a database.</summary>
    private const int MostOnOneMachine = 64;

    /// <summary>The first free name: one's own of an earlier start, or a new one.</summary>
    public async Task<Node> TakeAsync(CancellationToken ct)
    {
        var wanted = options.Value.Node.Length > 0 ? options.Value.Node : Environment.MachineName;
        wanted = wanted.Length > Node.MaxName - 3 ? wanted[..(Node.MaxName - 3)] : wanted;
        await using var scope = scopes.CreateAsyncScope();
        for (var number = 1; number <= MostOnOneMachine; number++)
        {
            var name = number == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
            if (await TryTakeAsync(scope, name, ct) is { } row)
            {
                return row;
            }
        }

        throw new StudioException($"{MostOnOneMachine} nodes are called {wanted}. Give this one another name (Slots:Node).");
    }

    /// <summary>The decisions about this node; null when the row was taken or removed, and has to be taken anew.</summary>
    public async Task<Node?> BeatAsync(string name, NodeReport report, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        return await DatabaseClock.HearAsync(Ours(db, name), report, ct) == 0 ? null : await Ours(db, name).AsNoTracking().SingleOrDefaultAsync(ct);
    }

    /// <summary>An orderly end, so that nobody looks for it.</summary>
    public async Task StopAsync(string name, DateTime now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        await Ours(db, name).ExecuteUpdateAsync(set => set.SetProperty(n => n.StoppedAt, now), ct);
    }

    private static StudioDbContext Context(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    private IQueryable<Node> Ours(StudioDbContext db, string name) => db.Nodes.Where(n => n.Name == name && n.Holder == lease.Holder);

    private async Task<Node?> TryTakeAsync(AsyncServiceScope scope, string name, CancellationToken ct)
    {
        await using var db = Context(scope);
        var known = await db.Nodes.AsNoTracking().SingleOrDefaultAsync(n => n.Name == name, ct);
        if (known is null)
        {
            known = new Node { Name = name, Holder = lease.Holder };
            db.Add(known);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException) when (channel.IsShared)
            {
                // Another process was first.
                return null;
            }
        }

        return await IsFreeAsync(db, known, ct) && await DatabaseClock.TakeAsync(db, known, lease.Holder, ct) == 1
            ? await Ours(db, name).AsNoTracking().SingleOrDefaultAsync(ct)
            : null;
    }

    /// <summary>Whoever held it stopped, was not heard for a while, or cannot be there: SQLite has one process, and a process of this machine can be looked for.</summary>
    private async Task<bool> IsFreeAsync(StudioDbContext db, Node known, CancellationToken ct) =>
        known.Holder == lease.Holder || !channel.IsShared || known.StoppedAt is not null || IsGone(known.Report.Machine)
        || !await DatabaseClock.Heard(db).AnyAsync(n => n.Name == known.Name, ct);

    private static bool IsGone(MachineReport machine)
    {
        if (machine.Host != Environment.MachineName || machine.ProcessId == 0)
        {
            return false;
        }

        // In a container every start has the same number.
        if (machine.ProcessId == Environment.ProcessId)
        {
            return true;
        }

        try
        {
            using var process = Process.GetProcessById(machine.ProcessId);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
