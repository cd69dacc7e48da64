using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Forecast;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;

namespace Studio.Jobs;

/// <summary>Why wishes wait that nobody writes out yet. Counts those of all workspaces, tells only about the current one's. Scoped.</summary>
public sealed class WritingForecast(AcrossWorkspaces across, CurrentWorkspace workspace, IOptions<SlotOptions> slots)
{
    /// <summary>Upsampling to a sentence. Those that begin any moment are not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> WaitingAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewQueue);
        await using var db = across.CreateContext();
#pragma warning disable RS0030 // The line is that of all workspaces; what is told below is the current one's.
        var active = await db.Upsamplings.IgnoreQueryFilters().AsNoTracking()
            .Where(u => u.Status == UpsamplingStatus.Queued || u.Status == UpsamplingStatus.Writing)
            .OrderBy(u => u.CreatedAt).ThenBy(u => u.Id)
            .Select(u => new { u.Id, u.WorkspaceId, u.Status, IsElsewhere = u.RemoteWriterId != null, u.Host })
            .ToListAsync(ct);
#pragma warning restore RS0030
        var supply = await SlotSupply.WritersAsync(db, slots.Value, ct);
        var busy = active.Count(u => u is { IsElsewhere: false, Status: UpsamplingStatus.Writing });
        var line = active.Where(u => u is { IsElsewhere: false, Status: UpsamplingStatus.Queued }).Index()
            .Select(u => (u.Item, Why: WaitingReason.OfWish(supply, busy, ahead: u.Index)));
        var elsewhere = active.Where(u => u is { IsElsewhere: true, Status: UpsamplingStatus.Queued })
            .Select(u => (Item: u, Why: (string?)WaitingReason.Elsewhere(u.Host)));
        return line.Concat(elsewhere)
            .Where(u => u.Item.WorkspaceId == workspace.Id && u.Why is not null)
            .ToDictionary(u => u.Item.Id, u => u.Why!);
    }
}
