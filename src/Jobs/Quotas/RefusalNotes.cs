using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Jobs.Events;

namespace Studio.Jobs.Quotas;

/// <summary>Keeps for the day whom a limit refused, for those who set the limits. Scoped: acts in the current workspace.</summary>
public sealed class RefusalNotes(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, StudioEvents events, TimeProvider time)
{
    /// <summary>Runs what takes room. A refusal rolls all of that back, so it is noted afterwards.</summary>
    internal async Task WatchAsync(Guid userId, Func<Task> taking, CancellationToken ct)
    {
        try
        {
            await taking();
        }
        catch (QuotaExceeded refused)
        {
            await NoteAsync(userId, refused.Numbers, ct);
            events.Publish(workspace.Id, new QueueEvent());
            throw;
        }
    }

    /// <summary>What no page shows any more goes.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var oldest = (await TodayAsync(db, ct)).AddDays(1 - RefusedAsk.DaysKept);
        await db.RefusedAsks.Where(r => r.Day < oldest).ExecuteDeleteAsync(ct);
    }

    private async Task NoteAsync(Guid userId, QuotaNumbers numbers, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (today, now) = (await TodayAsync(db, ct), time.GetUtcNow().UtcDateTime);
        var row = db.RefusedAsks.Where(r => r.UserId == userId && r.Day == today && r.Limit == numbers.Limit && r.IsOfWorkspace == numbers.IsOfWorkspace);
        if (await CountAsync(row, numbers, now, ct))
        {
            return;
        }

        db.Add(new RefusedAsk
        {
            UserId = userId,
            Day = today,
            Limit = numbers.Limit,
            IsOfWorkspace = numbers.IsOfWorkspace,
            At = now,
            Asked = numbers.Asked,
            Most = numbers.Most,
            Left = numbers.Left,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another tab was first.
            db.ChangeTracker.Clear();
            if (!await CountAsync(row, numbers, now, ct))
            {
                throw;
            }
        }
    }

    private static async Task<bool> CountAsync(IQueryable<RefusedAsk> row, QuotaNumbers numbers, DateTime now, CancellationToken ct) => await row.ExecuteUpdateAsync(
        set => set.SetProperty(r => r.Times, r => r.Times + 1)
            .SetProperty(r => r.At, now)
            .SetProperty(r => r.Asked, numbers.Asked)
            .SetProperty(r => r.Most, numbers.Most)
            .SetProperty(r => r.Left, numbers.Left),
        ct) > 0;

    private async Task<DateOnly> TodayAsync(StudioDbContext db, CancellationToken ct)
    {
        var zone = await db.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.TimeZone).SingleAsync(ct);
        return QuotaDay.At(time.GetUtcNow().UtcDateTime, zone).Date;
    }
}
