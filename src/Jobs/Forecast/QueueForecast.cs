using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Batches;
using Studio.Jobs.Claims;
using Studio.Jobs.Forecast;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;

namespace Studio.Jobs;

/// <summary>When what waits will be done, and why it waits. Counts the pictures of all workspaces, tells only about those of the current one. Scoped.</summary>
public sealed class QueueForecast(
    IDbContextFactory<StudioDbContext> contexts,
    AcrossWorkspaces across,
    CurrentWorkspace workspace,
    ModelCatalog models,
    MeasuredBatches batches,
    IOptions<SlotOptions> slots,
    TimeProvider time)
{
    public async Task<IReadOnlyList<QueueEntry>> WaitingAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewQueue);
        // The order is that of all workspaces; what is told below is the current one's.
        await using var db = across.CreateContext();
        var now = time.GetUtcNow().UtcDateTime;
        var costs = await CostModel.ReadAsync(db, ct);
        var active = await ActiveAsync(db, ct);
        var paused = await DeviceUse.PausedAsync(db, ct);

        // Pictures that were started together are in one slot.
        var running = active.Where(a => a.Status == PictureStatus.Running).GroupBy(a => (a.GenerationId, a.StartedAt)).Select(g => g.ToList()).ToList();
        var together = active.DistinctBy(a => a.GenerationId).ToDictionary(a => a.GenerationId, a => BatchForecast.Of(batches.Of(a.ModelHash, a.Settings), costs, a.ModelHash, a.Settings));
        var supply = await SlotSupply.ReadAsync(db, slots.Value, ct);
        var count = supply.Working;
        var zone = await db.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.TimeZone).SingleAsync(ct);

        var free = running
            .Select(r => together[r[0].GenerationId].Milliseconds(r[0].Cost(costs), r.Count) is { } cost ? Math.Max(0, cost - (now - (r[0].StartedAt ?? now)).TotalMilliseconds) : (double?)null)
            .Concat(Enumerable.Repeat<double?>(0, count))
            .Take(Math.Max(count, 0))
            .ToList();
        var waiting = active
            .Where(a => a.Status == PictureStatus.Queued && !paused.Contains(a.Member) && !(a.NotBefore > now))
            .Select(a => new WaitingPicture(a.PictureId, a.GenerationId, a.Member, a.QueuedAt, a.Cost(costs)) { Together = together[a.GenerationId] });
        var planned = new WaitingOrder(await DeviceUse.RecentAsync(db, now, ct)).Plan(waiting, active.Where(a => a.IsBatch).Select(a => a.GenerationId).ToHashSet(), free, now);
        return
        [
            .. planned.Index()
                .Where(p => p.Item.Picture.Member.WorkspaceId == workspace.Id)
                .Select(p => new QueueEntry(
                    p.Item.Picture.PictureId,
                    p.Item.Picture.GenerationId,
                    Position: p.Index + 1,
                    PicturesAhead: p.Index,
                    EtaSeconds: p.Item.DoneInMilliseconds / 1_000,
                    WaitingReason.Of(supply, running.Count, p.Index))),
            .. active
                .Where(a => a.Status == PictureStatus.Queued && a.Member.WorkspaceId == workspace.Id && (paused.Contains(a.Member) || a.NotBefore > now))
                .Select((a, index) => new QueueEntry(
                    a.PictureId, a.GenerationId, planned.Count + index + 1, planned.Count + index, EtaSeconds: null,
                    a.NotBefore is { } start && start > now ? WaitingReason.Planned(start, zone) : WaitingReason.Paused(a.Member.UserId == workspace.Access.UserId),
                    IsPaused: paused.Contains(a.Member)) { Starts = a.NotBefore > now ? a.NotBefore : null }),
        ];
    }

    /// <summary>How long these settings take once they start, all pictures together; null while the model has never been measured.</summary>
    public async Task<TimeSpan?> EstimateAsync(GenerationSettings settings, CancellationToken ct)
    {
        var model = models.Diffusion.FirstOrDefault(m => string.Equals(m.Id, settings.Model, StringComparison.OrdinalIgnoreCase));
        if (model is null)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var costs = await CostModel.ReadAsync(db, ct);
        var supply = await SlotSupply.ReadAsync(db, slots.Value, ct);
        var onOneSlot = (int)Math.Ceiling((double)settings.Count / Math.Max(1, supply.Working));
        var all = BatchForecast.Of(batches.Of(model.Hash, settings), costs, model.Hash, settings).All(CostModel.Picture(costs, model.Hash, settings), onOneSlot);
        return all is { } milliseconds && double.IsFinite(milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    private static async Task<IReadOnlyList<ActivePicture>> ActiveAsync(StudioDbContext db, CancellationToken ct)
    {
        return await DeviceUse.OfAllWorkspaces(db)
            .Where(p => p.Picture.Status == PictureStatus.Queued || p.Picture.Status == PictureStatus.Running)
            .OrderBy(p => p.Picture.QueuedAt).ThenBy(p => p.Picture.GenerationId).ThenBy(p => p.Picture.Ordinal)
            .Select(p => new ActivePicture(
                p.Picture.Id, p.Picture.GenerationId, p.Picture.Status, new Member(p.Picture.WorkspaceId, p.UserId),
                p.Picture.QueuedAt, p.Picture.StartedAt, p.Generation.NotBefore, p.Generation.ModelHash, p.Generation.Settings, p.Generation.IsBatch))
            .ToListAsync(ct);
    }

    private sealed record ActivePicture(
        Guid PictureId, Guid GenerationId, PictureStatus Status, Member Member, DateTime QueuedAt, DateTime? StartedAt, DateTime? NotBefore, string ModelHash, GenerationSettings Settings, bool IsBatch)
    {
        public double? Cost(IReadOnlyList<ModelCost> costs) => CostModel.Picture(costs, ModelHash, Settings);
    }
}
