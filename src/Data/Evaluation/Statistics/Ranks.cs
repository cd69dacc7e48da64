namespace Studio.Data.Evaluation.Statistics;

/// <summary>Places by intervals: who overlaps shares them.</summary>
public static class Ranks
{
    /// <summary>First: one more than are surely better. Last: all but those that are surely worse.</summary>
    public static IReadOnlyList<(int First, int Last)> Of(IReadOnlyList<Interval> intervals) =>
    [
        .. intervals.Select(own => (
            First: 1 + intervals.Count(other => other.Low > own.High),
            Last: intervals.Count - intervals.Count(other => other.High < own.Low))),
    ];
}
