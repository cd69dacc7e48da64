namespace Studio.Web.Evaluations;

/// <summary>Rows and columns as on the board: the best first, group by group.</summary>
internal static class MatrixOrder
{
    public static IReadOnlyList<int> Of(ResultsReport report) =>
        [.. report.Groups.SelectMany(group => group.Rated.OrderByDescending(rated => rated.Score)).Select(rated => rated.System)];
}
