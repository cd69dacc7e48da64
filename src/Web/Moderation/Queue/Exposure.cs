namespace Studio.Web.Moderation.Queue;

/// <summary>What the work did to the person today; only they see it.</summary>
/// <param name="Decided">Cases decided.</param>
/// <param name="Unblurred">Pictures looked at without their blur.</param>
/// <param name="BreakIn">Until a break is due; nothing left of it is overdue.</param>
public sealed record Exposure(int Decided, int Unblurred, TimeSpan BreakIn)
{
    /// <summary>So long at a stretch, then a break.</summary>
    public static readonly TimeSpan Stretch = TimeSpan.FromMinutes(45);

    /// <summary>Whoever did nothing for so long had one.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(8);

    public double Share => Math.Clamp(1 - (BreakIn / Stretch), 0, 1);

    /// <param name="decided">When, today.</param>
    /// <param name="unblurred">When, today.</param>
    /// <param name="now">UTC.</param>
    public static Exposure Of(IReadOnlyCollection<DateTime> decided, IReadOnlyCollection<DateTime> unblurred, DateTime now)
    {
        var began = now;
        foreach (var moment in decided.Concat(unblurred).OrderDescending())
        {
            if (began - moment > Rest)
            {
                break;
            }

            began = moment;
        }

        return new Exposure(decided.Count, unblurred.Count, Stretch - (now - began) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }
}
