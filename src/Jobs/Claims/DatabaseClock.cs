using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Nodes;
using Studio.Data.Prompts;
using Studio.Data.Tasks;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Claims;

/// <summary>
/// Leases are set and compared in the clock of the database: the nodes' own clocks may differ.
/// DateTime.UtcNow below is never called here; it is translated to the database's function for "now".
/// </summary>
#pragma warning disable RS0030
internal static class DatabaseClock
{
    /// <summary>1 = the picture is ours.</summary>
    public static Task<int> ClaimAsync(StudioDbContext db, ClaimedPicture picture, Guid holder, DateTime startedAt, CancellationToken ct) =>
        db.Pictures.IgnoreQueryFilters()
            .Where(p => p.Id == picture.PictureId && p.Status == PictureStatus.Queued && p.Attempt == picture.Attempt - 1)
            .ExecuteUpdateAsync(set => set
                .SetProperty(p => p.Status, PictureStatus.Running)
                .SetProperty(p => p.Attempt, picture.Attempt)
                .SetProperty(p => p.LeaseHolder, holder)
                .SetProperty(p => p.LeaseUntil, p => DateTime.UtcNow.AddSeconds(Lease.Seconds))
                .SetProperty(p => p.CancelRequested, false)
                .SetProperty(p => p.StartedAt, startedAt), ct);

    public static Task<int> ClaimAsync(StudioDbContext db, ClaimedUpsampling upsampling, Guid holder, DateTime startedAt, CancellationToken ct) =>
        db.Upsamplings.IgnoreQueryFilters()
            .Where(u => u.Id == upsampling.UpsamplingId && u.Status == UpsamplingStatus.Queued)
            .ExecuteUpdateAsync(set => set
                .SetProperty(u => u.Status, UpsamplingStatus.Writing)
                .SetProperty(u => u.LeaseHolder, holder)
                .SetProperty(u => u.LeaseUntil, u => DateTime.UtcNow.AddSeconds(Lease.Seconds))
                .SetProperty(u => u.StartedAt, startedAt), ct);

    public static Task<int> LeaseAsync(IQueryable<GenerationPicture> pictures, CancellationToken ct) =>
        pictures.ExecuteUpdateAsync(set => set.SetProperty(p => p.LeaseUntil, p => DateTime.UtcNow.AddSeconds(Lease.Seconds)), ct);

    public static Task<int> LeaseAsync(IQueryable<Upsampling> upsamplings, CancellationToken ct) =>
        upsamplings.ExecuteUpdateAsync(set => set.SetProperty(u => u.LeaseUntil, u => DateTime.UtcNow.AddSeconds(Lease.Seconds)), ct);

    public static Task<int> ClaimAsync(StudioDbContext db, ClaimedTask task, Guid holder, DateTime startedAt, CancellationToken ct) =>
        Due(db)
            .Where(t => t.Id == task.TaskId && t.Attempt == task.Attempt - 1)
            .ExecuteUpdateAsync(set => set
                .SetProperty(t => t.Status, BackgroundTaskStatus.Running)
                .SetProperty(t => t.Attempt, task.Attempt)
                .SetProperty(t => t.LeaseHolder, holder)
                .SetProperty(t => t.LeaseUntil, t => DateTime.UtcNow.AddSeconds(Lease.Seconds))
                .SetProperty(t => t.CancelRequested, false)
                .SetProperty(t => t.StartedAt, startedAt), ct);

    public static Task<int> LeaseAsync(IQueryable<BackgroundTask> tasks, CancellationToken ct) =>
        tasks.ExecuteUpdateAsync(set => set.SetProperty(t => t.LeaseUntil, t => DateTime.UtcNow.AddSeconds(Lease.Seconds)), ct);

    public static void Pause(UpdateSettersBuilder<BackgroundTask> set, double seconds) =>
        set.SetProperty(t => t.NotBefore, t => DateTime.UtcNow.AddSeconds(seconds));

    /// <summary>1 = the row is ours from now on.</summary>
    public static Task<int> TakeAsync(StudioDbContext db, Node known, Guid holder, CancellationToken ct) =>
        db.Nodes.Where(n => n.Name == known.Name && n.Holder == known.Holder)
            .ExecuteUpdateAsync(set => set
                .SetProperty(n => n.Holder, holder)
                .SetProperty(n => n.StartedAt, n => DateTime.UtcNow)
                .SetProperty(n => n.HeardAt, n => DateTime.UtcNow)
                .SetProperty(n => n.StoppedAt, (DateTime?)null), ct);

    public static Task<int> HearAsync(IQueryable<Node> nodes, NodeReport report, CancellationToken ct) =>
        nodes.ExecuteUpdateAsync(set => set
            .SetProperty(n => n.Report, report)
            .SetProperty(n => n.HeardAt, n => DateTime.UtcNow)
            .SetProperty(n => n.StoppedAt, (DateTime?)null), ct);

    /// <summary>Nodes that run, as far as the others know.</summary>
    public static IQueryable<Node> Heard(StudioDbContext db) =>
        db.Nodes.Where(n => n.StoppedAt == null && n.HeardAt > DateTime.UtcNow.AddSeconds(-Lease.Seconds));

    public static IQueryable<BackgroundTask> Due(StudioDbContext db) => db.BackgroundTasks.IgnoreQueryFilters()
        .Where(t => t.Status == BackgroundTaskStatus.Queued && (t.NotBefore == null || t.NotBefore <= DateTime.UtcNow));

    public static IQueryable<BackgroundTask> ExpiredTasks(StudioDbContext db) =>
        db.BackgroundTasks.IgnoreQueryFilters().Where(t => t.Status == BackgroundTaskStatus.Running && t.LeaseUntil < DateTime.UtcNow);

    public static IQueryable<GenerationPicture> Expired(StudioDbContext db) =>
        db.Pictures.IgnoreQueryFilters().Where(p => p.Status == PictureStatus.Running && p.LeaseUntil < DateTime.UtcNow);

    public static IQueryable<Upsampling> ExpiredUpsamplings(StudioDbContext db) =>
        db.Upsamplings.IgnoreQueryFilters().Where(u => u.Status == UpsamplingStatus.Writing && u.LeaseUntil < DateTime.UtcNow);
}
#pragma warning restore RS0030
