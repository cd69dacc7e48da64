using System.Globalization;

namespace Studio.Inference.Tests.Golden;

/// <summary>Numbers that must agree within a bar; the message says where and by how much they do not.</summary>
internal static class Close
{
    /// <summary>max |a - b| over the largest expected value (or a given scale), which is also the answer.</summary>
    public static double Relative(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double bar, string what, double scale = 0)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} values, expected {expected.Length}");
        foreach (var value in expected)
        {
            scale = Math.Max(scale, Math.Abs(value));
        }

        scale = Math.Max(scale, 1e-30);
        return Within(expected, actual, bar * scale, what) / scale;
    }

    public static double Absolute(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double bar, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} values, expected {expected.Length}");
        return Within(expected, actual, bar, what);
    }

    public static void Number(double expected, double actual, double bar, string what) =>
        Assert.True(
            Math.Abs(expected - actual) <= bar || expected.Equals(actual),
            string.Create(CultureInfo.InvariantCulture, $"{what}: {actual}, expected {expected} within {bar:g3}"));

    private static double Within(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double bar, string what)
    {
        var worst = 0.0;
        var place = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            var distance = expected[i].Equals(actual[i]) ? 0 : Math.Abs((double)expected[i] - actual[i]);
            if (distance > worst || double.IsNaN(distance))
            {
                (worst, place) = (double.IsNaN(distance) ? double.PositiveInfinity : distance, i);
            }
        }

        Assert.True(
            worst <= bar,
            string.Create(CultureInfo.InvariantCulture, $"{what}: off by {worst:g4} (bar {bar:g4}) at {place}: {(expected.Length > 0 ? actual[place] : 0)}, expected {(expected.Length > 0 ? expected[place] : 0)}"));
        return worst;
    }
}
