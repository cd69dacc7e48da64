using System.Globalization;
using System.Net;
using System.Text;

namespace Studio.Web.Evaluations;

/// <summary>The board as a picture of its own, for papers (light) and slides (dark): it stands without the page's styles.</summary>
internal static class ScoresSvg
{
    private const int Width = 960;
    private const int Row = 44;
    private const int PlotFrom = 340;
    private const int PlotTo = 780;

    /// <param name="report">Its scores.</param>
    /// <param name="choice">Which intervals are drawn, and what the prompts are called.</param>
    /// <param name="dark">For slides; light is for papers.</param>
    public static string Of(ResultsReport report, IntervalChoice choice, bool dark)
    {
        var (back, ink, quiet, line) = dark ? ("#16181c", "#f1f2f4", "#a4aab4", "#3a3f47") : ("#ffffff", "#16181c", "#5b626d", "#d5d9df");
        var body = new StringBuilder();
        var y = 24;
        foreach (var (number, group) in report.Groups.Index())
        {
            var rows = RankedSystem.Of(report, group, choice.Hessian);
            var scale = ResultsScale.Of(rows.Select(row => row.Interval));
            y += 16;
            Text(24, y, $"{ScaleWords.Model(report)}, Elo scale, {ScaleWords.Intervals(group, choice.Hessian, choice.Clusters)}, {ScaleWords.Anchor(report, group)}{(report.Groups.Count > 1 ? $"; group {number + 1}, no common scale with the others" : "")}", quiet, 13);
            y += 12;
            var top = y;
            foreach (var row in rows)
            {
                var middle = y + (Row / 2);
                Line(24, y, Width - 24, y, line, 1);
                Text(24, middle + 5, row.Place, quiet, 13);
                Text(68, middle - 2, row.Name.Name, ink, 14);
                Text(68, middle + 14, row.Name.Facts.Length > 44 ? row.Name.Facts[..43] + "…" : row.Name.Facts, quiet, 11);
                Line(X(scale, row.Interval.Low), middle, X(scale, row.Interval.High), middle, ink, 2);
                Line(X(scale, row.Interval.Low), middle - 5, X(scale, row.Interval.Low), middle + 5, ink, 2);
                Line(X(scale, row.Interval.High), middle - 5, X(scale, row.Interval.High), middle + 5, ink, 2);
                body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(scale, row.Rated.Score):0.#}\" cy=\"{middle}\" r=\"5\" fill=\"{ink}\"/>\n");
                Text(Width - 24, middle + 5, $"{row.Score} {row.Margin}", ink, 14, "end");
                y += Row;
            }

            Line(X(scale, group.Zero), top, X(scale, group.Zero), y, quiet, 1);
            foreach (var tick in scale.Ticks)
            {
                Text((int)X(scale, tick), y + 16, tick.ToString("N0", CultureInfo.InvariantCulture), quiet, 11, "middle");
            }

            y += 32;
        }

        Text(24, y + 4, string.Create(CultureInfo.InvariantCulture, $"{report.Counts.Total:N0} votes by {report.Counts.Raters:N0} people, {(report.IsBlind ? "blind" : "not blind")}."), quiet, 12);
        var height = y + 24;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" font-family=\"system-ui, sans-serif\">\n<rect width=\"{Width}\" height=\"{height}\" fill=\"{back}\"/>\n{body}</svg>\n");

        void Text(int x, int at, string words, string colour, int size, string anchor = "start") => body.Append(
            CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{at}\" fill=\"{colour}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(words)}</text>\n");

        void Line(double x1, double y1, double x2, double y2, string colour, int width) => body.Append(
            CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\n");
    }

    private static double X(ResultsScale scale, double score) => PlotFrom + (scale.Share(score) * (PlotTo - PlotFrom));
}
