using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Numbers;

/// <summary>How many cases came, by day and kind. Appeals are no new cases.</summary>
public static class CaseVolumes
{
    public static async Task<IReadOnlyList<CaseVolume>> ReadAsync(StudioDbContext context, NumbersSpan span, CancellationToken cancellationToken)
    {
        var volumes = new List<CaseVolume>();
        foreach (var piece in span.Pieces)
        {
            volumes.AddRange(await context.Cases
                .Where(c => c.OpenedAt >= piece.From && c.OpenedAt < piece.To && c.Kind != CaseKind.Appeal && c.Kind != CaseKind.Returned)
                .GroupBy(c => new { Day = c.OpenedAt.AddMinutes(piece.Minutes).Date, c.Kind })
                .Select(of => new { of.Key.Day, of.Key.Kind, Count = of.Count() })
                .Select(of => new CaseVolume(DateOnly.FromDateTime(of.Day), of.Kind, of.Count))
                .ToListAsync(cancellationToken));
        }

        // A day on which the clock changed comes in two pieces.
        return [.. volumes.GroupBy(v => (v.Day, v.Kind)).Select(of => new CaseVolume(of.Key.Day, of.Key.Kind, of.Sum(v => v.Count))).OrderBy(v => v.Day).ThenBy(v => v.Kind)];
    }
}

public sealed record CaseVolume(DateOnly Day, CaseKind Kind, int Count);
