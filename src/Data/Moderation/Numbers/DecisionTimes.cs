using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Numbers;

/// <summary>
/// How long cases waited for a person, by the day they came. The database counts them in steps that grow with the time, so that a percentile needs no row:
/// a minute within the first hour, ten within the first day, an hour after it.
/// </summary>
public static class DecisionTimes
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;
    private const int HourSteps = 60;
    private const int DaySteps = HourSteps + ((Day - Hour) / 10);

    public static async Task<IReadOnlyList<DecisionTime>> ReadAsync(StudioDbContext context, NumbersSpan span, CancellationToken cancellationToken)
    {
        var times = new List<DecisionTime>();
        foreach (var piece in span.Pieces)
        {
            // What a rule decided by itself was decided as it came.
            var decided = context.Cases.Where(c => c.OpenedAt >= piece.From && c.OpenedAt < piece.To && c.State == CaseState.Decided && c.DecidedAt > c.OpenedAt && c.Kind != CaseKind.Appeal && c.Kind != CaseKind.Returned);
            times.AddRange(await Minutes(context, decided, piece.Minutes)
                .GroupBy(c => new { c.Day, Step = c.Minutes < Hour ? c.Minutes : c.Minutes < Day ? HourSteps + ((c.Minutes - Hour) / 10) : DaySteps + ((c.Minutes - Day) / Hour) })
                .Select(of => new DecisionTime(of.Key.Day, of.Key.Step, of.Count()))
                .ToListAsync(cancellationToken));
        }

        return times;
    }

    /// <summary>The last minute of a step.</summary>
    public static int EndOf(int step) => step < HourSteps ? step + 1 : step < DaySteps ? Hour + ((step - HourSteps + 1) * 10) : Day + ((step - DaySteps + 1) * Hour);

    /// <summary>Within so many minutes that share was decided; null when none was.</summary>
    public static int? Within(IEnumerable<DecisionTime> times, double share)
    {
        var steps = times.GroupBy(time => time.Step).OrderBy(of => of.Key).Select(of => (Step: of.Key, Count: of.Sum(time => time.Count))).ToList();
        var wanted = Math.Ceiling(steps.Sum(step => step.Count) * share);
        var sum = 0;
        return steps.Count == 0 ? null : EndOf(steps.First(step => (sum += step.Count) >= wanted).Step);
    }

    /// <summary>How many took longer. Whole hours are ends of steps, so that it is exact.</summary>
    public static int Over(IEnumerable<DecisionTime> times, int hours) => times.Where(time => EndOf(time.Step) > hours * Hour).Sum(time => time.Count);

    /// <summary>The two databases subtract moments in different words; SQLite does it in days with a fraction, a little off the whole minute.</summary>
    private static IQueryable<WaitedCase> Minutes(StudioDbContext context, IQueryable<ModerationCase> cases, int shift) => context.Database.IsNpgsql()
        ? cases.Select(c => new WaitedCase { Day = c.OpenedAt.AddMinutes(shift).Date, Minutes = (int)(c.DecidedAt!.Value - c.OpenedAt).TotalMinutes })
        : cases.Select(c => new WaitedCase { Day = c.OpenedAt.AddMinutes(shift).Date, Minutes = (int)((c.DecidedAt!.Value.Ticks - c.OpenedAt.Ticks + TimeSpan.TicksPerMillisecond) / TimeSpan.TicksPerMinute) });

    private sealed class WaitedCase
    {
        public DateTime Day { get; init; }

        public int Minutes { get; init; }
    }
}

/// <param name="Day">By the workspace's clock.</param>
/// <param name="Step">See <see cref="DecisionTimes.EndOf"/>.</param>
public sealed record DecisionTime(DateTime Day, int Step, int Count);
