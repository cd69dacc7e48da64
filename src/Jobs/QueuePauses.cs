using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Jobs.Slots;
using Studio.Jobs.Tickets;

namespace Studio.Jobs;

/// <summary>A member sets their own waiting pictures aside, and lets them go on. Scoped: acts in the current workspace.</summary>
public sealed class QueuePauses(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TicketOffice tickets, StudioEvents events, TimeProvider time)
{
    public async Task<bool> IsMinePausedAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewQueue);
        var me = workspace.Access.UserId;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.QueuePauses.AnyAsync(p => p.UserId == me, ct);
    }

    /// <summary>What is being drawn is drawn to its end. Pausing twice, also from two pages at once, is pausing.</summary>
    public async Task PauseMineAsync(CancellationToken ct)
    {
        var me = Me();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.QueuePauses.AnyAsync(p => p.UserId == me, ct))
        {
            db.Add(new QueuePause { UserId = me, Since = time.GetUtcNow().UtcDateTime });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException) when (!ct.IsCancellationRequested)
            {
                // The other page was quicker.
                db.ChangeTracker.Clear();
                if (!await db.QueuePauses.AnyAsync(p => p.UserId == me, ct))
                {
                    throw;
                }
            }
        }

        events.Publish(workspace.Id, new QueueEvent());
    }

    public async Task ResumeMineAsync(CancellationToken ct)
    {
        var me = Me();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.QueuePauses.Where(p => p.UserId == me).ExecuteDeleteAsync(ct);
        var waiting = await db.Pictures.CountAsync(p => p.Status == PictureStatus.Queued, ct);
        events.Publish(workspace.Id, new QueueEvent());
        await tickets.IssueForNewAsync(SlotKind.Picture, waiting, ct);
    }

    private Guid Me()
    {
        workspace.Access.Require(Permission.CancelOwnWork);
        return workspace.Access.UserId ?? throw StudioException.Forbidden("Only a member has pictures of their own to pause.");
    }
}
