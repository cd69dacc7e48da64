using System.Globalization;

namespace Studio.Benchmarks;

/// <summary>Nearest rank: a figure that was really measured.</summary>
internal sealed class Quantiles(IEnumerable<double> values)
{
    private readonly List<double> _sorted = [.. values.Order()];

    public int Count => _sorted.Count;

    public double Median => At(0.5);

    public double At(double share) => _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Count) - 1)];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p50 {Median:f1} ms, p95 {At(0.95):f1} ms");
}
