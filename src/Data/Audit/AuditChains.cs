using Microsoft.EntityFrameworkCore;
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

    internal static Task MoveAsync(StudioDbContext context, AuditChain end, AuditRecord last, CancellationToken cancellationToken) =>
        context.AuditChains.Where(c => c.Id == end.Id).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Length, last.Number).SetProperty(c => c.Hash, last.Hash), cancellationToken);

    /// <summary>To the microsecond, as both databases keep it: the hash is computed over what will be read again.</summary>
    internal static DateTime Moment(TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
