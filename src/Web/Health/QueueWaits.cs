using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;

namespace Studio.Web.Health;

/// <summary>How long pictures of all workspaces waited in the last 24 hours, from being queued to being begun.</summary>
internal sealed class QueueWaits
{
    /// <summary>The newest of a very busy day say enough.</summary>
    private const int Most = 20_000;
    private const double Nearly = 0.95;

    public async Task<QueueHealth> ReadAsync(StudioDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-1);
#pragma warning disable RS0030 // Numbers only, over all workspaces.
        var pictures = db.Pictures.IgnoreQueryFilters().AsNoTracking();
#pragma warning restore RS0030
        var waited = await pictures
            .Where(picture => picture.FinishedAt > since && picture.StartedAt != null)
            .OrderByDescending(picture => picture.FinishedAt)
            .Take(Most)
            .Select(picture => new { picture.QueuedAt, StartedAt = picture.StartedAt!.Value })
            .ToListAsync(cancellationToken);
        var all = waited.ConvertAll(picture => new Waited(picture.StartedAt, Math.Max(0, (picture.StartedAt - picture.QueuedAt).TotalSeconds)));
        return new QueueHealth(
            await pictures.CountAsync(picture => picture.Status == PictureStatus.Queued, cancellationToken),
            await pictures.CountAsync(picture => picture.Status == PictureStatus.Failed && picture.FinishedAt > since, cancellationToken),
            all.Count == 0 ? null : At(all, 0.5),
            all.Count == 0 ? null : At(all, Nearly),
            Hours(all, now));
    }

    internal static IReadOnlyList<HourOfWaits> Hours(IReadOnlyCollection<Waited> all, DateTime now)
    {
        var last = now.Date.AddHours(now.Hour);
        var byHour = all.ToLookup(picture => picture.At.Date.AddHours(picture.At.Hour));
        return
        [
            .. Enumerable.Range(0, 24).Select(back => last.AddHours(back - 23)).Select(hour => byHour[hour].ToList() is { Count: > 0 } waits
                ? new HourOfWaits(hour, waits.Count, At(waits, 0.5), At(waits, Nearly))
                : new HourOfWaits(hour, Pictures: 0, HalfSeconds: 0, MostSeconds: 0)),
        ];
    }

    /// <summary>The smallest wait that at least this share of all did not exceed.</summary>
    internal static double At(IEnumerable<Waited> waits, double share)
    {
        var sorted = waits.Select(wait => wait.Seconds).Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    internal readonly record struct Waited(DateTime At, double Seconds);
}
