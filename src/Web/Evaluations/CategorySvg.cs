using System.Globalization;
using System.Net;
using System.Text;

namespace Studio.Web.Evaluations;

/// <summary>Where upsampling helps, as a picture of its own: it stands without the page's styles.</summary>
internal static class CategorySvg
{
    private const int Width = 720;
    private const int Row = 30;
    private const int From = 220;
    private const int To = 580;
    private const int MostOfName = 26;

    /// <param name="report">Its votes.</param>
    /// <param name="ofDesign">Categories of a prompt set; in the studio they are languages.</param>
    /// <param name="dark">For slides; light is for papers.</param>
    public static string Of(ResultsReport report, bool ofDesign, bool dark)
    {
        var (back, ink, quiet, line, blue) = dark ? ("#16181c", "#f1f2f4", "#a4aab4", "#3a3f47", "#3f7fd6") : ("#ffffff", "#16181c", "#5b626d", "#d5d9df", "#2f6fd0");
        var (bars, body) = (CategoryBar.All(report.Counts, ofDesign), new StringBuilder());
        const int top = 56;
        Text(24, 32, "Share of wins of upsampled over wish only, else alike; ties as half wins, Wilson 95 %", quiet, 13);
        foreach (var (at, bar) in bars.Index())
        {
            var middle = top + (at * Row) + (Row / 2);
            Text(24, middle + 5, bar.Category.Length <= MostOfName ? bar.Category : $"{bar.Category[..(char.IsHighSurrogate(bar.Category[MostOfName - 2]) ? MostOfName - 2 : MostOfName - 1)]}…", ink, 13);
            Box(0, 1, middle, line);
            Box(0, bar.Share, middle, blue);
            Line(X(bar.Interval.Low), X(bar.Interval.High), middle);
            Text(Width - 24, middle + 5, string.Create(CultureInfo.InvariantCulture, $"{100 * bar.Share:0} % of {bar.Of:N0}"), ink, 13, "end");
        }

        var bottom = top + (bars.Count * Row);
        body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(0.5)}\" y1=\"{top}\" x2=\"{X(0.5)}\" y2=\"{bottom}\" stroke=\"{quiet}\" stroke-width=\"1\"/>\n");
        foreach (var tick in new[] { 0, 50, 100 })
        {
            Text(X(tick / 100.0), bottom + 16, $"{tick} %", quiet, 11, "middle");
        }

        Text(24, bottom + 40, bars.Count == 0 ? "No two systems here differ in upsampling alone." : report.IsBlind ? "Blind." : "Not blind.", quiet, 12);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{bottom + 60}\" viewBox=\"0 0 {Width} {bottom + 60}\" font-family=\"system-ui, sans-serif\">\n<rect width=\"{Width}\" height=\"{bottom + 60}\" fill=\"{back}\"/>\n{body}</svg>\n");

        void Text(int x, int y, string words, string colour, int size, string anchor = "start") => body.Append(
            CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" fill=\"{colour}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(words)}</text>\n");

        void Box(double from, double to, int middle, string colour) => body.Append(
            CultureInfo.InvariantCulture, $"<rect x=\"{X(from)}\" y=\"{middle - 7}\" width=\"{X(to) - X(from)}\" height=\"14\" rx=\"2\" fill=\"{colour}\" fill-opacity=\"0.7\"/>\n");

        void Line(int x1, int x2, int y) => body.Append(
            CultureInfo.InvariantCulture, $"<line x1=\"{x1}\" y1=\"{y}\" x2=\"{x2}\" y2=\"{y}\" stroke=\"{ink}\" stroke-width=\"2\"/>\n");
    }

    private static int X(double share) => From + (int)Math.Round(share * (To - From));
}
