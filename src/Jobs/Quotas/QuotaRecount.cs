using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;

namespace Studio.Jobs.Quotas;

/// <summary>Counts the use of the last days anew from the pictures themselves, once a night. What had drifted is put right and told in the log.</summary>
public sealed partial class QuotaRecount(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time, ILogger<QuotaRecount> logger)
{
    /// <summary>A picture counts for the day it was queued on; nothing waits longer than a week.</summary>
    private const int Days = 8;

    /// <returns>How many rows had drifted.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var since = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-Days);
        var drifted = 0;
        foreach (var day in await db.QuotaUses.Where(u => u.Day >= since).Select(u => u.Day).Distinct().ToListAsync(ct))
        {
            drifted += await CountAsync(db, day, ct);
        }

        return drifted;
    }

    private async Task<int> CountAsync(StudioDbContext db, DateOnly day, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The lock of the workspace's row: nobody queues or settles in between.
        await db.QuotaUses.Where(u => u.HolderId == workspace.Id && u.Day == day).ExecuteUpdateAsync(set => set.SetProperty(u => u.Pictures, u => u.Pictures), ct);
        var counted = await db.Generations
            .SelectMany(g => g.Pictures, (g, p) => new { g.CreatedById, Picture = p })
            .Where(p => p.Picture.QuotaDay == day)
            .GroupBy(p => p.CreatedById)
            .Select(g => new
            {
                HolderId = g.Key,
                Pictures = g.Count(p => p.Picture.IsReserved || p.Picture.Status == PictureStatus.Succeeded),
                Reserved = g.Sum(p => p.Picture.IsReserved ? p.Picture.ReservedMilliseconds : 0),
                Used = g.Sum(p => p.Picture.IsReserved ? 0 : p.Picture.DeviceMilliseconds ?? 0),
            })
            .ToListAsync(ct);
        var drifted = 0;
        foreach (var use in await db.QuotaUses.Where(u => u.Day == day).ToListAsync(ct))
        {
            var own = counted.Where(c => use.HolderId == workspace.Id || c.HolderId == use.HolderId).ToList();
            var (pictures, reserved) = (own.Sum(c => c.Pictures), own.Sum(c => c.Reserved));
            // Time on the device stays used when its picture was tried again or deleted.
            var used = Math.Max(use.DeviceMilliseconds, own.Sum(c => c.Used));
            if ((use.Pictures, use.ReservedMilliseconds, use.DeviceMilliseconds) != (pictures, reserved, used))
            {
                Drifted(logger, workspace.Id, use.HolderId, day, use.Pictures, pictures, use.ReservedMilliseconds, reserved);
                (use.Pictures, use.ReservedMilliseconds, use.DeviceMilliseconds) = (pictures, reserved, used);
                drifted++;
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return drifted;
    }

    [LoggerMessage(LogLevel.Warning, "The use of {Holder} in workspace {Workspace} on {Day} had drifted: {Pictures} pictures instead of {CountedPictures}, {Reserved} ms reserved instead of {CountedReserved}. It is right again")]
    private static partial void Drifted(ILogger logger, Guid workspace, Guid holder, DateOnly day, int pictures, int countedPictures, long reserved, long countedReserved);
}
