using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Users.Export;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Export;
using Studio.Jobs;
using Studio.Jobs.Workspaces;
using Studio.Web.Workspaces;

namespace Studio.Web.Profile.Export;

/// <summary>Everything of the signed-in person as a zip: asked for in the workspace where they are, followed and fetched from any of theirs.</summary>
internal sealed class PersonExportDesk(
    CurrentWorkspace current, Doors doors, WorkspaceScope workspaces, TaskQueue tasks, PersonExport export, ExportFiles files, AuditPersonLog audit)
{
    private Guid Me => current.Access.UserId ?? throw StudioException.Forbidden("This is of a person; sign in.");

    public Task<IReadOnlyList<WorkspaceDoor>> WorkspacesAsync(CancellationToken cancellationToken)
    {
        current.Access.Require(Permission.ViewGallery);
        return doors.WorkspacesOfAsync(Me, cancellationToken);
    }

    public Task<PersonSize> SizeAsync(CancellationToken cancellationToken)
    {
        current.Access.Require(Permission.ViewGallery);
        return export.SizeAsync(Me, cancellationToken);
    }

    /// <summary>The newest one, wherever it was asked for; null when there never was one.</summary>
    public async Task<PersonExportView?> LastAsync(CancellationToken cancellationToken)
    {
        current.Access.Require(Permission.ViewGallery);
        var me = Me;
        PersonExportView? newest = null;
        foreach (var door in await doors.WorkspacesOfAsync(me, cancellationToken))
        {
            var last = await workspaces.RunAsync(door.Id, (services, token) => LastAsync(services, me, token), cancellationToken);
            if (last is not null && (newest is null || last.AskedAt > newest.Zip.AskedAt))
            {
                newest = new PersonExportView(door.Id, new ExportView(
                    last.TaskId, last.Status, last.Progress, last.Error, last.AskedAt, last.FinishedAt,
                    last.Status == BackgroundTaskStatus.Succeeded ? files.FindOfPerson(me, last.TaskId)?.Length : null));
            }
        }

        return newest;
    }

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        current.Access.Require(Permission.ViewGallery);
        if (await LastAsync(cancellationToken) is { Zip.IsUnderWay: true })
        {
            throw StudioException.Conflict("The zip is being made already. It goes on if you leave this page.");
        }

        if ((await doors.WorkspacesOfAsync(Me, cancellationToken)).All(door => door.Id != current.Id))
        {
            throw StudioException.Forbidden("You only look into this workspace. Ask for your zip in one of your own.");
        }

        await audit.RunAsync(Me, (_, _) => Task.FromResult<AuditSaying?>(new AuditSaying(AuditAct.Exported, Details: new { what = "person" })), cancellationToken);
        await tasks.EnqueueAsync(ExportPerson.KindName, new ExportPersonInput(Me), cancellationToken);
    }

    public async Task CancelAsync(CancellationToken cancellationToken)
    {
        current.Access.Require(Permission.ViewGallery);
        if (await LastAsync(cancellationToken) is { Zip.IsUnderWay: true } running)
        {
            await workspaces.RunAsync(
                running.WorkspaceId, (services, token) => services.GetRequiredService<TaskQueue>().CancelAsync(running.Zip.TaskId, token), cancellationToken);
        }
    }

    /// <summary>Only from the person's own folder: somebody else's id finds nothing there.</summary>
    public FileInfo Open(Guid taskId)
    {
        current.Access.Require(Permission.ViewGallery);
        return files.FindOfPerson(Me, taskId)
            ?? throw StudioException.NotFound("This zip is no longer there: it is kept for 7 days, and a newer one takes its place. Make another one.");
    }

    private static async Task<ExportView?> LastAsync(IServiceProvider services, Guid me, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        return await context.BackgroundTasks.AsNoTracking().Where(task => task.Kind == ExportPerson.KindName && task.CreatedById == me)
            .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id)
            .Select(task => new ExportView(task.Id, task.Status, task.Progress, task.Error, task.CreatedAt, task.FinishedAt, null))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
