using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Data.Nodes;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Inference.Models;
using Studio.Jobs.Events;
using Studio.Jobs.Nodes;
using Studio.Web.Create;

namespace Studio.Web.Health;

/// <summary>Reads how the whole server is. Of workspaces only names and numbers leave this file, and pictures only their own makers'.</summary>
internal sealed class HealthQueries(
    IDbContextFactory<StudioDbContext> contexts, ServerAdministrator administrator, NodeStates nodes, QueueWaits waits, Doors doors, LiveWork live, ModelCatalog models, DatabaseSize size,
    IOptions<DataOptions> data, TimeProvider time)
{
    private const int MostTasks = 12;

    private static readonly TimeSpan CrashesOf = TimeSpan.FromDays(30);

    public async Task<HealthView> ReadAsync(CancellationToken cancellationToken)
    {
        var person = await administrator.RequireAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var database = await DatabaseAsync(db, cancellationToken);
        var states = await nodes.ReadAsync(db, cancellationToken);
        var work = new WorkOf(
            person.Id,
            await db.Workspaces.AsNoTracking().ToDictionaryAsync(workspace => workspace.Id, workspace => workspace.Name, cancellationToken),
            (await doors.WorkspacesOfAsync(person.Id, cancellationToken)).ToDictionary(door => door.Id, door => door.Slug));
        var since = now - CrashesOf;
        return new HealthView(
            now,
            nodes.Here,
            await NodesAsync(db, states, work, cancellationToken),
            await waits.ReadAsync(db, now, cancellationToken),
            database,
            await db.SlotCrashes.AsNoTracking().Where(crash => crash.At > since).OrderByDescending(crash => crash.At).ToListAsync(cancellationToken),
            await TasksAsync(db, now, cancellationToken),
            models.Broken)
        {
            HasClassifier = models.Classifiers.Count > 0,
            Unscreened = await UnscreenedAsync(db, now.AddDays(-1), cancellationToken),
        };
    }

    private static Task<int> UnscreenedAsync(StudioDbContext db, DateTime since, CancellationToken cancellationToken)
    {
#pragma warning disable RS0030 // A number over all workspaces, and nothing else of them.
        return db.Images.IgnoreQueryFilters().CountAsync(image => image.CreatedAt > since && image.Safety == null, cancellationToken);
#pragma warning restore RS0030
    }

    /// <summary>The time of one small question, as every page asks them.</summary>
    private async Task<DatabaseHealth> DatabaseAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        // The first use of a context prepares it; that is not the database's time.
        await db.Nodes.AsNoTracking().CountAsync(cancellationToken);
        var watch = Stopwatch.StartNew();
        await db.Nodes.AsNoTracking().CountAsync(cancellationToken);
        watch.Stop();
        var (bytes, log) = await size.ReadAsync(db, cancellationToken);
        return new DatabaseHealth(data.Value.IsPostgreSql ? "PostgreSQL" : "SQLite", bytes, log, watch.Elapsed);
    }

    private async Task<IReadOnlyList<NodeView>> NodesAsync(StudioDbContext db, IReadOnlyList<NodeState> states, WorkOf work, CancellationToken cancellationToken)
    {
        var running = states.SelectMany(state => state.Row.Report.Slots).Select(slot => slot.Work?.WorkId ?? default).Where(id => id != default).ToList();
#pragma warning disable RS0030 // Whose pictures run is read over all workspaces, to show previews to their makers only.
        var mine = await db.Pictures.IgnoreQueryFilters()
            .Where(picture => running.Contains(picture.Id))
            .Join(db.Generations.IgnoreQueryFilters(), picture => picture.GenerationId, generation => generation.Id, (picture, generation) => new { picture.Id, generation.CreatedById })
            .Where(picture => picture.CreatedById == work.Person)
            .Select(picture => picture.Id)
            .ToListAsync(cancellationToken);
#pragma warning restore RS0030
        return [.. states.Select(state => new NodeView(state.Row, state.IsHeard, [.. state.Row.Report.Slots.Select(slot => Slot(slot, work, mine))]))];
    }

    private SlotView Slot(SlotReport slot, WorkOf work, IReadOnlyCollection<Guid> mine)
    {
        if (slot.Work is not { } now)
        {
            return new SlotView(slot, Workspace: null, Progress: null, Preview: null);
        }

        var progress = live.Progress(now.WorkspaceId, now.WorkId);
        var preview = progress is { PreviewVersion: > 0 } && mine.Contains(now.WorkId) && work.Slugs.TryGetValue(now.WorkspaceId, out var slug)
            ? PreviewEndpoint.Address(slug, now.WorkId, progress.PreviewVersion)
            : null;
        return new SlotView(slot, work.Names.GetValueOrDefault(now.WorkspaceId, "getting ready"), progress, preview);
    }

    private static async Task<IReadOnlyList<TaskHealth>> TasksAsync(StudioDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-1);
#pragma warning disable RS0030 // Tasks of all workspaces: their kind and state, never whose they are.
        var tasks = await db.BackgroundTasks.IgnoreQueryFilters().AsNoTracking()
            .Where(task => task.Status == BackgroundTaskStatus.Running || task.Status == BackgroundTaskStatus.Queued || (task.FinishedAt != null && task.FinishedAt > since))
            .OrderByDescending(task => task.Status == BackgroundTaskStatus.Running).ThenByDescending(task => task.CreatedAt)
            .Take(MostTasks)
            .Select(task => new { task.Id, task.Kind, task.Status, task.Progress, task.Error, At = task.FinishedAt ?? task.StartedAt ?? task.CreatedAt })
            .ToListAsync(cancellationToken);
#pragma warning restore RS0030
        return [.. tasks.Select(task => new TaskHealth(task.Id, TaskWords.NameOf(task.Kind), task.Status, task.Progress, task.Error, task.At))];
    }

    private sealed record WorkOf(Guid Person, IReadOnlyDictionary<Guid, string> Names, IReadOnlyDictionary<Guid, string> Slugs);
}
