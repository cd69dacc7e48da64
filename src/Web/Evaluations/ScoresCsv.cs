using System.Globalization;
using System.Text;
using Studio.Data.Evaluation.Statistics;
using Studio.Web.Audit;

namespace Studio.Web.Evaluations;

/// <summary>The tables as spreadsheets read them.</summary>
internal static class ScoresCsv
{
    public static string Scores(ResultsReport report)
    {
        var lines = new StringBuilder("group,rank_first,rank_last,system,details,score,std_error,hessian_low,hessian_high,bootstrap_low,bootstrap_high,votes,online_elo,finite,model,anchor\r\n");
        foreach (var (number, group) in report.Groups.Index())
        {
            foreach (var row in RankedSystem.Of(report, group, hessian: false))
            {
                lines.AppendJoin(
                    ',',
                    $"{number + 1}",
                    $"{row.First}",
                    $"{row.Last}",
                    CsvField.Of(row.Name.Name),
                    CsvField.Of(row.Name.Facts),
                    Number(row.Rated.Score),
                    Number(row.Rated.StandardError),
                    Number(row.Rated.Hessian.Low),
                    Number(row.Rated.Hessian.High),
                    Number(row.Rated.Bootstrap?.Low),
                    Number(row.Rated.Bootstrap?.High),
                    $"{row.Votes}",
                    Number(row.Elo),
                    group.HasFiniteAnswer ? "true" : "false",
                    report.Model.Ties == TieModel.Davidson ? "davidson" : "bradley-terry",
                    CsvField.Of(ScaleWords.Anchor(report, group))).Append("\r\n");
            }
        }

        return lines.ToString();
    }

    /// <summary>A line for each pair that met.</summary>
    public static string Pairs(ResultsReport report)
    {
        var lines = new StringBuilder("system,against,wins,ties,losses,share,wilson_low,wilson_high\r\n");
        for (var row = 0; row < report.Wins.Systems; row++)
        {
            for (var column = 0; column < report.Wins.Systems; column++)
            {
                if (row != column && report.Wins.Share(row, column) is { } share && report.Wins.ShareInterval(row, column) is { } interval)
                {
                    lines.AppendJoin(
                        ',',
                        CsvField.Of(report.Counts.Systems[row].Name),
                        CsvField.Of(report.Counts.Systems[column].Name),
                        $"{report.Wins.Wins(row, column)}",
                        $"{report.Wins.Ties(row, column)}",
                        $"{report.Wins.Wins(column, row)}",
                        Number(share),
                        Number(interval.Low),
                        Number(interval.High)).Append("\r\n");
                }
            }
        }

        return lines.ToString();
    }

    // A number may begin with a minus: it is none of the fields that are text.
    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
