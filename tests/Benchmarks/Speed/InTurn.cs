using System.Diagnostics;

namespace Studio.Benchmarks.Speed;

/// <summary>Shapes of one thing beside each other: every round takes all of them, so that what disturbs the machine disturbs them alike.</summary>
internal static class InTurn
{
    /// <summary>Milliseconds of each shape in each round. A round before the first warms everything up and is not counted.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Time(int rounds, params IReadOnlyList<Action> shapes) =>
        Measure(rounds, [.. shapes.Select(shape => (Func<double>)(() => Milliseconds(shape)))]);

    /// <summary>The same for shapes that know their own figure.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Measure<T>(int rounds, params IReadOnlyList<Func<T>> shapes)
    {
        var measured = shapes.Select(_ => new List<T>()).ToList();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (index, shape) in shapes.Index())
            {
                var figure = shape();
                if (round > 0)
                {
                    measured[index].Add(figure);
                }
            }
        }

        return measured;
    }

    public static double Median(IEnumerable<double> values) => new Quantiles(values).Median;

    /// <summary>Of the ratios within each round, the middle one.</summary>
    public static double Ratio(IReadOnlyList<double> shape, IReadOnlyList<double> over) => Median(shape.Zip(over, (a, b) => a / b));

    private static double Milliseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
