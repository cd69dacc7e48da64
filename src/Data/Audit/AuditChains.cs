using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Databases;
using Studio.Data.Tenancy;

namespace Studio.Data.Audit;

/// <summary>The ends of the chains. Thread-safe.</summary>
public sealed class AuditChains(AcrossWorkspaces across)
{
    /// <summary>Outside of the act's transaction: of two who make the row at once, one finds it made.</summary>
    public async Task EnsureAsync(Guid chain, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        if (await context.AuditChains.AnyAsync(c => c.Id == chain, cancellationToken))
        {
            return;
        }

        context.Add(new AuditChain { Id = chain });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            await using var again = across.CreateContext();
            if (!await again.AuditChains.AnyAsync(c => c.Id == chain, cancellationToken))
            {
                throw;
            }
        }
    }

    public async Task<AuditChain> EndAsync(Guid chain, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return await context.AuditChains.AsNoTracking().FirstOrDefaultAsync(c => c.Id == chain, cancellationToken) ?? new AuditChain { Id = chain };
    }

    /// <summary>An update that changes nothing takes the row's lock until the transaction ends, on both databases.</summary>
    internal static async Task<AuditChain> LockAsync(StudioDbContext context, Guid chain, CancellationToken cancellationToken)
    {
        await context.AuditChains.Where(c => c.Id == chain).ExecuteUpdateAsync(set => set.SetProperty(c => c.Length, c => c.Length), cancellationToken);
        return await context.AuditChains.AsNoTracking().SingleAsync(c => c.Id == chain, cancellationToken);
    }

    /// <summary>Within the transaction of the act. Of several chains the workspaces' come first, by their ids, and the server's last: two acts never wait for each other.</summary>
    internal static async Task AppendAsync(StudioDbContext context, Guid chain, AuditSigned said, DateTime at, CancellationToken cancellationToken)
    {
        try
        {
            var end = await LockAsync(context, chain, cancellationToken);
            var entry = await said.EntryAsync(context, end, ToMicrosecond(at), cancellationToken);
            context.Add(entry);
            if (entry is AuditEntry inWorkspace)
            {
                // Named, because a sign-in is written into several; WorkspaceGuard looks at it.
                context.Entry(inWorkspace).Property(e => e.WorkspaceId).CurrentValue = chain;
            }

            await context.SaveChangesAsync(cancellationToken);
            await context.AuditChains.Where(c => c.Id == chain).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Length, entry.Number).SetProperty(c => c.Hash, entry.Hash), cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException && DatabaseTrouble.RefusalOf(exception) is null)
        {
            throw StudioException.Unavailable(
                "This could not be written into the log, so it was not done. An administrator of the server sees why with: studio audit verify", exception);
        }
    }

    /// <summary>As both databases keep it: the hash is computed over what will be read again.</summary>
    private static DateTime ToMicrosecond(DateTime utc) => utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
}
