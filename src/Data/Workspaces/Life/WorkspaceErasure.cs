using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Databases;
using Studio.Data.Storage;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces.Life;

/// <summary>
/// Really deletes the workspaces whose time is over: rows, files, small copies, exports, its log. The workspace's own row goes last, with the entry
/// in the server's log: a run that was killed anywhere before that finds the workspace due again and goes on.
/// </summary>
public sealed class WorkspaceErasure(
    AcrossWorkspaces across, WorkspaceScope scope, ServerAuditLog audit, WorkspaceFolders folders, DatabaseTraces traces, TimeProvider time)
{
    /// <returns>How many were erased.</returns>
    public async Task<int> EraseDueAsync(CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        var now = time.GetUtcNow().UtcDateTime;
        var due = await context.Workspaces.Where(w => w.DeleteAfter != null && w.DeleteAfter <= now).OrderBy(w => w.DeleteAfter).Select(w => w.Id).ToListAsync(cancellationToken);
        foreach (var workspaceId in due)
        {
            await EraseAsync(workspaceId, now, cancellationToken);
        }

        await SweepAsync(cancellationToken);
        if (due.Count > 0)
        {
            await traces.RemoveAsync(cancellationToken);
        }

        return due.Count;
    }

    private async Task EraseAsync(Guid workspaceId, DateTime now, CancellationToken cancellationToken)
    {
        await scope.RunAsync(
            workspaceId,
            async (services, token) =>
            {
                await using var inside = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
                await OwnedRows.DeleteAsync(inside, token);
            },
            cancellationToken);
        folders.Delete(workspaceId);

        await using var context = across.CreateContext();
        await audit.RunAsync(
            context,
            actorId: null,
            async token =>
            {
                var end = await context.AuditChains.AsNoTracking().FirstOrDefaultAsync(chain => chain.Id == workspaceId, token);
                await context.AuditChains.Where(chain => chain.Id == workspaceId).ExecuteDeleteAsync(token);
                // What is left of it goes along: its log, its old addresses, and what came while the tables were emptied.
                var gone = await context.Workspaces.Where(w => w.Id == workspaceId && w.DeleteAfter != null && w.DeleteAfter <= now).ExecuteDeleteAsync(token);
                // The last hash stays: whoever kept an export of the log can still show that it is whole.
                return gone == 0 ? null : new AuditSaying(AuditAct.WorkspaceErased, ObjectOf(workspaceId), new { entries = end?.Length ?? 0, hash = end?.Hash });
            },
            cancellationToken);
        folders.Delete(workspaceId);
    }

    /// <summary>Files of workspaces that were erased: left by a crash after the rows, or written by work that ended later. Only those that the log names: a folder that merely looks unknown may belong to a newer backup.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var found = folders.Known();
        await using var context = across.CreateContext();
        foreach (var workspaceId in found)
        {
            var named = ObjectOf(workspaceId);
            if (await context.ServerAuditEntries.AnyAsync(entry => entry.Object == named && entry.Act == AuditAct.WorkspaceErased, cancellationToken)
                && !await context.Workspaces.AnyAsync(w => w.Id == workspaceId, cancellationToken))
            {
                folders.Delete(workspaceId);
            }
        }
    }

    private static string ObjectOf(Guid workspaceId) => AuditSaying.ObjectOf("workspace", workspaceId.ToString());
}
