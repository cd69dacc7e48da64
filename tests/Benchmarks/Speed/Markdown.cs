using System.Globalization;

namespace Studio.Benchmarks.Speed;

/// <summary>Figures as docs/performance.md holds them.</summary>
internal static class Markdown
{
    public static void Section(string title, string about, params IReadOnlyList<string> columns)
    {
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        Console.WriteLine(about);
        Console.WriteLine();
        Row([.. columns]);
        Row([.. columns.Select(_ => "---")]);
    }

    public static void Row(params IReadOnlyList<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    public static string Ms(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "f1" : "f0", CultureInfo.InvariantCulture);

    public static string Ratio(double ratio) => ratio.ToString("f3", CultureInfo.InvariantCulture);

    /// <summary>A line of a plot: as long as its share of the largest.</summary>
    public static string Bar(double value, double largest) => new('#', Math.Max(1, (int)Math.Round(40 * value / largest)));
}
