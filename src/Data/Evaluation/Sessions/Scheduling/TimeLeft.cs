namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>How long the rest takes somebody who goes on as before.</summary>
public static class TimeLeft
{
    /// <summary>Until anything is known of the rater.</summary>
    public const int UsualMilliseconds = 7500;

    private const int MinuteMilliseconds = 60_000;

    public static int Minutes(int pairs, int? halfWithin) =>
        pairs <= 0 ? 0 : Math.Max(1, (int)Math.Round(pairs * (double)(halfWithin ?? UsualMilliseconds) / MinuteMilliseconds));

    /// <summary>The middle one of the times; of two the lower one.</summary>
    public static int? HalfWithin(IEnumerable<int> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted.Count == 0 ? null : sorted[(sorted.Count - 1) / 2];
    }
}
