using System.Globalization;
using Studio.Web.Gallery;

namespace Studio.Web.Health;

/// <summary>The lines of 24 hours of waiting, in the 480 x 130 units of the drawing.</summary>
internal sealed class WaitsChart(IReadOnlyList<HourOfWaits> hours)
{
    private const double Left = 44;
    private const double Right = 476;
    private const double Base = 100;
    private const double Height = 90;

    /// <summary>Seconds at the top line, a round number.</summary>
    public double Top { get; } = Round(Math.Max(1, hours.Max(hour => hour.MostSeconds)));

    public string Half => Path(hour => hour.HalfSeconds, hours.Index());

    public string Most => Path(hour => hour.MostSeconds, hours.Index());

    public string Band => $"{Most}L{Path(hour => hour.HalfSeconds, hours.Index().Reverse())[1..]}Z";

    public string Label => $"Waiting time over 24 hours: 95 percent highest at {HealthWords.Seconds(Worst.MostSeconds)} at {Clock(Worst)}";

    public string Note => $"The longest waits were at {Clock(Worst)} UTC: {Count.Of(Worst.Pictures, "picture")} in that hour, 95 % under {HealthWords.Seconds(Worst.MostSeconds)}.";

    private HourOfWaits Worst => hours.MaxBy(hour => hour.MostSeconds)!;

    private static string Clock(HourOfWaits hour) => hour.Start.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static double Round(double seconds)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(seconds)));
        return new[] { 1, 2, 5, 10 }.Select(step => step * power).First(step => step >= seconds);
    }

    private string Path(Func<HourOfWaits, double> seconds, IEnumerable<(int Index, HourOfWaits Item)> points) => "M" + string.Join('L', points.Select(point => string.Create(
        CultureInfo.InvariantCulture,
        $"{Left + ((Right - Left) * point.Index / (hours.Count - 1)):0.#} {Base - (Height * seconds(point.Item) / Top):0.#}")));
}
