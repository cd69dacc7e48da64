using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;

namespace Studio.Jobs.Quotas;

/// <summary>
/// Room for pictures that are about to be queued, for one member and for the workspace. Taken in the transaction that queues them,
/// each by one conditional update: two tabs cannot overdraw, whatever the moment.
/// </summary>
public sealed class QuotaReservation(CurrentWorkspace workspace, Guid authorId, QuotaAsk ask, QuotaDay day, QuotaLimit? ofWorkspace, QuotaLimit? ofMember)
{
    public Guid AuthorId => authorId;

    public DateOnly Day => day.Date;

    public long PictureMilliseconds => ask.PictureMilliseconds;

    /// <exception cref="QuotaExceeded">A limit is reached; the transaction is to be rolled back.</exception>
    public async Task TakeAsync(StudioDbContext db, CancellationToken ct)
    {
        // The workspace's row first: its lock puts everybody who queues in this workspace in a line, so the counts below cannot change before the commit.
        await TakeAsync(db, workspace.Id, ofWorkspace, everybody: true, ct);
        await TakeAsync(db, authorId, ofMember, everybody: false, ct);
        await CheckWaitingAsync(db, ofWorkspace?.Waiting, everybody: true, ct);
        await CheckWaitingAsync(db, ofMember?.Waiting, everybody: false, ct);
        await CheckStorageAsync(db, ofWorkspace?.StorageBytes, everybody: true, ct);
        await CheckStorageAsync(db, ofMember?.StorageBytes, everybody: false, ct);
    }

    private async Task TakeAsync(StudioDbContext db, Guid holder, QuotaLimit? limit, bool everybody, CancellationToken ct)
    {
        if (limit?.LargestSide is { } side && ask.Side > side)
        {
            throw QuotaRefusal.Side(ask, everybody, side);
        }

        // Where nobody knows yet what a picture takes, one may start as long as anything is left.
        var (pictures, milliseconds) = (limit?.PicturesADay ?? int.MaxValue, limit?.DeviceMillisecondsADay ?? long.MaxValue);
        var (mostPictures, mostMilliseconds) = (pictures - ask.Pictures, milliseconds - Math.Max(1, ask.Milliseconds));
        var row = db.QuotaUses.Where(u => u.HolderId == holder && u.Day == day.Date);
        var taken = await row
            .Where(u => u.Pictures <= mostPictures && u.DeviceMilliseconds + u.ReservedMilliseconds <= mostMilliseconds)
            .ExecuteUpdateAsync(
                set => set.SetProperty(u => u.Pictures, u => u.Pictures + ask.Pictures)
                    .SetProperty(u => u.ReservedMilliseconds, u => u.ReservedMilliseconds + ask.Milliseconds),
                ct);
        if (taken == 0)
        {
            var use = await row.AsNoTracking().SingleAsync(ct);
            throw use.Pictures > mostPictures
                ? QuotaRefusal.Pictures(ask, everybody, pictures, use.Pictures, day)
                : QuotaRefusal.DeviceTime(ask, everybody, milliseconds, use.DeviceMilliseconds + use.ReservedMilliseconds, day);
        }
    }

    private async Task CheckWaitingAsync(StudioDbContext db, int? limit, bool everybody, CancellationToken ct)
    {
        if (limit is not { } most)
        {
            return;
        }

        var waiting = await db.Generations
            .Where(g => everybody || g.CreatedById == authorId)
            .SelectMany(g => g.Pictures)
            .CountAsync(p => p.Status == PictureStatus.Queued, ct);
        if (waiting + ask.Pictures > most)
        {
            throw QuotaRefusal.Waiting(ask, everybody, most, waiting);
        }
    }

    private async Task CheckStorageAsync(StudioDbContext db, long? limit, bool everybody, CancellationToken ct)
    {
        if (limit is { } most && await db.Images.AlsoHidden().Where(i => everybody || i.CreatedById == authorId).SumAsync(i => i.ByteCount, ct) is var used && used >= most)
        {
            throw QuotaRefusal.Storage(ask, everybody, most, used);
        }
    }
}
