namespace Studio.Data.Moderation.Cases;

/// <summary>The order of the queue: weight x age, the largest first.</summary>
public static class CaseOrder
{
    /// <summary>The first of all, out of the oldest of each weight.</summary>
    /// <param name="oldest">Of every weight the oldest, at least as many as are wanted.</param>
    /// <param name="weight">Of a case.</param>
    /// <param name="openedAt">Of a case.</param>
    /// <param name="now">UTC.</param>
    public static IEnumerable<T> Sort<T>(IEnumerable<T> oldest, Func<T, int> weight, Func<T, DateTime> openedAt, DateTime now) =>
        oldest.OrderByDescending(row => weight(row) * Age(openedAt(row), now)).ThenBy(openedAt);

    /// <summary>A case of this second has an age too: of two new ones the graver is first.</summary>
    private static double Age(DateTime openedAt, DateTime now) => Math.Max(1, (now - openedAt).TotalSeconds);
}
