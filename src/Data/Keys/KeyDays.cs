using Microsoft.EntityFrameworkCore;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;

namespace Studio.Data.Keys;

/// <summary>Writes down how often the keys of this workspace are used.</summary>
public sealed class KeyDays(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    public async Task AddAsync(Guid key, KeyTally tally, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // A workspace that was erased in the meantime takes its numbers along.
        if (await TodayAsync(context, cancellationToken) is not { } today || await CountAsync(context, key, today, tally, cancellationToken))
        {
            return;
        }

        context.Add(new KeyDay { KeyId = key, Day = today, Calls = tally.Calls, Refused = tally.Refused, LastRefusedAt = tally.LastRefusedAt });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another server wrote the day's first row; or the key went with its workspace.
            if (!await CountAsync(context, key, today, tally, cancellationToken) && await context.ApiKeys.AnyAsync(k => k.Id == key, cancellationToken))
            {
                throw;
            }
        }
    }

    /// <summary>What no page shows any more goes.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = (await TodayAsync(context, cancellationToken))?.AddDays(1 - KeyDay.DaysKept);
        await context.KeyDays.Where(d => d.Day < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<bool> CountAsync(StudioDbContext context, Guid key, DateOnly day, KeyTally tally, CancellationToken cancellationToken) =>
        await context.KeyDays.Where(d => d.KeyId == key && d.Day == day).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.Calls, d => d.Calls + tally.Calls)
                .SetProperty(d => d.Refused, d => d.Refused + tally.Refused)
                .SetProperty(d => d.LastRefusedAt, d => tally.LastRefusedAt ?? d.LastRefusedAt),
            cancellationToken) > 0;

    private async Task<DateOnly?> TodayAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var zone = await context.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.TimeZone).SingleOrDefaultAsync(cancellationToken);
        return zone is null ? null : QuotaDay.At(time.GetUtcNow().UtcDateTime, zone).Date;
    }
}
