using System.Globalization;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>Where scores lie on a plot, in percent, with about five round numbers to read them by.</summary>
internal sealed record ResultsScale(double From, double To, IReadOnlyList<double> Ticks)
{
    private const double Least = 40;

    public static ResultsScale Of(IEnumerable<Interval> intervals)
    {
        var all = intervals.ToList();
        var (low, high) = (all.Min(interval => interval.Low), all.Max(interval => interval.High));
        var middle = (low + high) / 2;
        var reach = Math.Max(Least, (high - low) * 1.08) / 2;
        var step = Round(reach * 2 / 5);
        var ticks = new List<double>();
        for (var tick = Math.Ceiling((middle - reach) / step) * step; tick <= middle + reach; tick += step)
        {
            ticks.Add(tick);
        }

        return new ResultsScale(middle - reach, middle + reach, ticks);
    }

    public double Share(double score) => Math.Clamp((score - From) / (To - From), 0, 1);

    public string Percent(double score) => (100 * Share(score)).ToString("0.##", CultureInfo.InvariantCulture);

    private static double Round(double step)
    {
        var ten = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / ten) switch { < 1.5 => ten, < 3.5 => 2 * ten, < 7.5 => 5 * ten, _ => 10 * ten };
    }
}
