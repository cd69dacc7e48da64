namespace Studio.Data.Moderation.Cases;

/// <summary>
/// Severity x reach, as one of few numbers: the queue is ordered by weight x age, so in each weight the oldest is first,
/// and the first cases of all are among the first of each. The database never sorts all of them.
/// </summary>
public static class CaseWeight
{
    public const int MostReach = 3;

    private static readonly int[] Severities = [1, 4, 16];

    public static IReadOnlyList<int> All { get; } =
        [.. Severities.SelectMany(severity => Enumerable.Range(1, MostReach).Select(reach => severity * reach)).Distinct().OrderDescending()];

    /// <param name="severity">How bad it would be.</param>
    /// <param name="reach">1 nobody but the author can see it, 2 the workspace can, 3 the workspace does.</param>
    public static int Of(CaseSeverity severity, int reach) => Severities[(int)severity] * Math.Clamp(reach, 1, MostReach);
}
