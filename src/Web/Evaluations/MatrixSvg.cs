using System.Globalization;
using System.Net;
using System.Text;

namespace Studio.Web.Evaluations;

/// <summary>How often a row beats a column, as a picture of its own: it stands without the page's styles.</summary>
internal static class MatrixSvg
{
    private const int Cell = 92;
    private const int Row = 48;
    private const int Names = 220;
    private const int Edge = 24;
    private const int Head = 96;
    private const int MostOfName = 30;
    private const int MostOfColumn = 13;
    private const int LinesOfColumn = 3;

    public static string Of(ResultsReport report, bool dark)
    {
        var (back, ink, quiet, blue) = dark ? ("#16181c", "#f1f2f4", "#a4aab4", "#3f7fd6") : ("#ffffff", "#16181c", "#5b626d", "#2f6fd0");
        var (order, body) = (MatrixOrder.Of(report), new StringBuilder());
        var (width, height) = (Math.Max(560, (2 * Edge) + Names + (order.Count * Cell)), Edge + Head + (order.Count * Row) + 44);
        Text(Edge, 32, "How often a row beats a column; ties as half wins, Wilson 95 %", quiet, 13);
        foreach (var (at, column) in order.Index())
        {
            foreach (var (line, words) in Lines(report.Counts.Systems[column].Name).Index())
            {
                Text(Left(at) + (Cell / 2), Edge + 44 + (line * 14), words, quiet, 11, "middle");
            }
        }

        foreach (var (place, row) in order.Index())
        {
            var top = Edge + Head + (place * Row);
            Text(Edge, top + (Row / 2) + 4, Short(report.Counts.Systems[row].Name, MostOfName), ink, 13);
            foreach (var (at, column) in order.Index())
            {
                if (row == column)
                {
                    Text(Left(at) + (Cell / 2), top + (Row / 2) + 4, "·", quiet, 13, "middle");
                }
                else if (report.Wins.Share(row, column) is { } share && report.Wins.ShareInterval(row, column) is { } interval)
                {
                    // The text stands on the page's colour, whatever the share.
                    body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left(at) + 1}\" y=\"{top + 1}\" width=\"{Cell - 2}\" height=\"{Row - 2}\" rx=\"3\" fill=\"{blue}\" fill-opacity=\"{0.05 + (0.4 * share):0.###}\"/>\n");
                    Text(Left(at) + (Cell / 2), top + 21, $"{Percent(share)} %", ink, 13, "middle");
                    Text(Left(at) + (Cell / 2), top + 37, $"{Percent(interval.Low)}–{Percent(interval.High)}", ink, 11, "middle");
                }
                else
                {
                    Text(Left(at) + (Cell / 2), top + (Row / 2) + 4, "never met", quiet, 11, "middle");
                }
            }
        }

        Text(Edge, height - 18, string.Create(CultureInfo.InvariantCulture, $"{report.Counts.Total:N0} votes by {report.Counts.Raters:N0} people, {(report.IsBlind ? "blind" : "not blind")}."), quiet, 12);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"system-ui, sans-serif\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"{back}\"/>\n{body}</svg>\n");

        void Text(int x, int y, string words, string colour, int size, string anchor = "start") => body.Append(
            CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" fill=\"{colour}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(words)}</text>\n");
    }

    private static int Left(int column) => Edge + Names + (column * Cell);

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);

    private static string Short(string name, int most) => name.Length <= most ? name : string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[most - 2]) ? most - 2 : most - 1), "…");

    /// <summary>Broken at spaces; what does not fit ends with an ellipsis.</summary>
    private static IReadOnlyList<string> Lines(string name)
    {
        var lines = new List<string>();
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= MostOfColumn)
            {
                lines[^1] = $"{lines[^1]} {word}";
            }
            else
            {
                lines.Add(Short(word, MostOfColumn));
            }
        }

        return lines.Count <= LinesOfColumn ? lines : [.. lines.Take(LinesOfColumn - 1), "…"];
    }
}
