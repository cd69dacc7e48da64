using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Export;
using Studio.Jobs;
using Studio.Jobs.Workspaces;

namespace Studio.Web.Workspaces;

/// <summary>Everything of the current workspace as a zip: asked for, followed, fetched.</summary>
internal sealed class ExportDesk(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, FreshAccess access, TaskQueue tasks, ExportFiles files, AuditLog audit)
{
    /// <summary>Null when nobody has wanted one yet.</summary>
    public async Task<ExportView?> LastAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ExportWorkspace);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.BackgroundTasks.AsNoTracking().Where(task => task.Kind == ExportWorkspace.KindName)
            .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : new ExportView(
            last.Id, last.Status, last.Progress, last.Error, last.CreatedAt, last.FinishedAt,
            last.Status == BackgroundTaskStatus.Succeeded ? files.Find(workspace.Id, last.Id)?.Length : null);
    }

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ExportWorkspace, cancellationToken);
        if (await LastAsync(cancellationToken) is { IsUnderWay: true })
        {
            throw StudioException.Conflict("The zip is being made already. It goes on if you leave this page.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.SaveAsync(context, new AuditSaying(AuditAct.Exported, Details: new { what = "workspace" }), cancellationToken);
        await tasks.EnqueueAsync(ExportWorkspace.KindName, new ExportWorkspaceInput(), cancellationToken);
    }

    public async Task CancelAsync(Guid taskId, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ExportWorkspace, cancellationToken);
        await tasks.CancelAsync(taskId, cancellationToken);
    }

    /// <summary>The finished zip and the name that the browser gives it.</summary>
    public async Task<(FileInfo File, string Name)> OpenAsync(Guid taskId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ExportWorkspace);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var finished = await context.BackgroundTasks.Where(task => task.Id == taskId && task.Kind == ExportWorkspace.KindName && task.Status == BackgroundTaskStatus.Succeeded)
            .Select(task => task.FinishedAt).FirstOrDefaultAsync(cancellationToken);
        var file = finished is null ? null : files.Find(workspace.Id, taskId);
        var slug = await context.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.Slug).SingleAsync(cancellationToken);
        return file is null
            ? throw StudioException.NotFound("This zip is no longer there: it is kept for 7 days, and a newer one takes its place. Make another one.")
            : (file, FormattableString.Invariant($"{slug}-{finished:yyyyMMdd-HHmm}.zip"));
    }
}
