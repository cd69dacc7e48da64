using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tasks;
using Studio.Jobs.Handlers;

namespace Studio.Web.Gallery;

/// <summary>What the trash holds, and whether it is being emptied.</summary>
public sealed class TrashQueries(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Images.CountAsync(image => image.DeletedAt != null, cancellationToken);
    }

    /// <summary>Null while nobody empties it.</summary>
    public async Task<TrashTask?> EmptyingAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.BackgroundTasks.AsNoTracking()
            .Where(task => task.Kind == EmptyTrash.KindName && (task.Status == BackgroundTaskStatus.Queued || task.Status == BackgroundTaskStatus.Running))
            .OrderBy(task => task.CreatedAt).ThenBy(task => task.Id)
            .Select(task => new TrashTask(task.Id, task.Progress))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Null unless it was an emptying of the trash, and failed.</summary>
    public async Task<string?> ErrorAsync(Guid taskId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.BackgroundTasks.Where(task => task.Id == taskId && task.Kind == EmptyTrash.KindName).Select(task => task.Error).SingleOrDefaultAsync(cancellationToken);
    }
}

public sealed record TrashTask(Guid Id, double Progress);
