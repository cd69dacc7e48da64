using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;

namespace Studio.Jobs.Claims;

/// <summary>Measured device time of the last minutes per member, and what is being computed now.</summary>
internal static class DeviceUse
{
    /// <summary>Short, so that a member who worked much is not locked out for long by one who comes back after a pause.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>How far back "served longest ago" is known.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>What a picture is taken to cost before any has been measured.</summary>
    private const double UnknownCost = 1_000;

    /// <summary>Without evaluations, which take only what nobody else wants: they cost their author no share.</summary>
    public static async Task<FairShare> RecentAsync(StudioDbContext db, DateTime now, CancellationToken ct)
    {
        var (since, ever) = (now - Window, now - Memory);
        var measured = await OfAllWorkspaces(db)
            .Where(p => p.Picture.FinishedAt > ever && p.Picture.DeviceMilliseconds != null && !p.Generation.IsBatch)
            .GroupBy(p => new { p.Picture.WorkspaceId, p.UserId })
            .Select(g => new
            {
                g.Key.WorkspaceId,
                g.Key.UserId,
                Sum = g.Sum(p => p.Picture.FinishedAt > since ? p.Picture.DeviceMilliseconds!.Value : 0),
                Count = g.Count(p => p.Picture.FinishedAt > since),
                Last = g.Max(p => p.Picture.FinishedAt!.Value),
            })
            .ToListAsync(ct);
        var running = await OfAllWorkspaces(db)
            .Where(p => p.Picture.Status == PictureStatus.Running && !p.Generation.IsBatch)
            .Select(p => new { p.Picture.WorkspaceId, p.UserId })
            .ToListAsync(ct);

        var count = measured.Sum(m => m.Count);
        var average = count == 0 ? UnknownCost : (double)measured.Sum(m => m.Sum) / count;
        return new FairShare(
            [
                .. measured.Select(m => new MemberUsage(new(m.WorkspaceId, m.UserId), m.Sum, m.Last)),
                .. running.Select(r => new MemberUsage(new(r.WorkspaceId, r.UserId), average, now)),
            ],
            await ShareWeights.ReadAsync(db, ct));
    }

    public static IQueryable<PictureOfMember> OfAllWorkspaces(StudioDbContext db)
    {
#pragma warning disable RS0030 // The queue serves all workspaces; what leaves this file are ids and milliseconds.
        return db.Pictures.IgnoreQueryFilters().AsNoTracking().Join(
            db.Generations.IgnoreQueryFilters(),
            p => p.GenerationId,
            g => g.Id,
            (p, g) => new PictureOfMember { Picture = p, UserId = g.CreatedById, Generation = g });
#pragma warning restore RS0030
    }

    /// <summary>What may be drawn next: not the pictures that their member has set aside, nor those that are to start later, nor those of a closed workspace.</summary>
    public static IQueryable<PictureOfMember> WaitingOfAllWorkspaces(StudioDbContext db, DateTime now)
    {
#pragma warning disable RS0030 // As above; a pause is found by the picture's own workspace and member.
        var pauses = db.QueuePauses.IgnoreQueryFilters();
#pragma warning restore RS0030
        return OfAllWorkspaces(db).Where(p => p.Picture.Status == PictureStatus.Queued
            && db.Workspaces.Any(w => w.Id == p.Picture.WorkspaceId && w.ArchivedAt == null && w.DeleteAfter == null)
            && (p.Generation.NotBefore == null || p.Generation.NotBefore <= now)
            && !pauses.Any(pause => pause.WorkspaceId == p.Picture.WorkspaceId && pause.UserId == p.UserId));
    }

    public static async Task<IReadOnlySet<Member>> PausedAsync(StudioDbContext db, CancellationToken ct)
    {
#pragma warning disable RS0030 // Ids of all workspaces, for the order of the queue.
        var pauses = await db.QueuePauses.IgnoreQueryFilters().Select(pause => new { pause.WorkspaceId, pause.UserId }).ToListAsync(ct);
#pragma warning restore RS0030
        return pauses.Select(pause => new Member(pause.WorkspaceId, pause.UserId)).ToHashSet();
    }

    internal sealed class PictureOfMember
    {
        public required GenerationPicture Picture { get; init; }

        public required Guid UserId { get; init; }

        public required Generation Generation { get; init; }
    }
}
