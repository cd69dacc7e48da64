using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;

namespace Studio.Jobs.Quotas;

/// <summary>
/// Settles what a generation's ended pictures had reserved: made ones count, failed and cancelled ones are given back, device time counts as measured.
/// Called where a generation's status is computed, that is at every end there is, under the generation's row lock.
/// </summary>
internal static class QuotaSettlement
{
#pragma warning disable RS0030 // The generation is named by its id; a sweep that ends a picture is in no workspace.
    public static async Task ApplyAsync(StudioDbContext db, Guid generationId, CancellationToken ct)
    {
        var ended = await db.Pictures.IgnoreQueryFilters().AsNoTracking()
            .Where(p => p.GenerationId == generationId && p.IsReserved && p.Status != PictureStatus.Queued && p.Status != PictureStatus.Running)
            .Select(p => new { p.WorkspaceId, p.Id, Day = p.QuotaDay!.Value, p.ReservedMilliseconds, DeviceMilliseconds = p.DeviceMilliseconds ?? 0, IsMade = p.Status == PictureStatus.Succeeded })
            .ToListAsync(ct);
        if (ended.Count == 0)
        {
            return;
        }

        var ids = ended.Select(p => p.Id).ToList();
        await db.Pictures.IgnoreQueryFilters().Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsReserved, false), ct);
        var workspace = ended[0].WorkspaceId;
        var author = await db.Generations.IgnoreQueryFilters().Where(g => g.Id == generationId).Select(g => g.CreatedById).SingleAsync(ct);
        foreach (var day in ended.GroupBy(p => p.Day))
        {
            var back = day.Count(p => !p.IsMade);
            var (reserved, used) = (day.Sum(p => p.ReservedMilliseconds), day.Sum(p => p.DeviceMilliseconds));
            // The workspace first, as everywhere: two who take both locks in different order would wait for each other.
            foreach (var holder in (Guid[])[workspace, author])
            {
                await db.QuotaUses.IgnoreQueryFilters()
                    .Where(u => u.WorkspaceId == workspace && u.HolderId == holder && u.Day == day.Key)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(u => u.Pictures, u => u.Pictures - back)
                            .SetProperty(u => u.ReservedMilliseconds, u => u.ReservedMilliseconds - reserved)
                            .SetProperty(u => u.DeviceMilliseconds, u => u.DeviceMilliseconds + used),
                        ct);
            }
        }
    }
#pragma warning restore RS0030
}
