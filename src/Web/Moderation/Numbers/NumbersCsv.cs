using System.Globalization;
using System.Text;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Moderation.Numbers;
using Studio.Web.Audit;
using Studio.Web.Moderation.Compared;

namespace Studio.Web.Moderation.Numbers;

/// <summary>The numbers of a month as one table: what is measured, of what, its value, its interval, and of how many.</summary>
internal static class NumbersCsv
{
    public static string Write(NumbersView view)
    {
        var text = new StringBuilder("figure,what,value,low,high,of\r\n");
        void Line(string figure, string what, double? value, Interval? interval = null, int? of = null) => text.AppendJoin(
            ',', CsvField.Of(figure), CsvField.Of(what), Text(value), Text(interval?.Low), Text(interval?.High), of?.ToString(CultureInfo.InvariantCulture)).Append("\r\n");

        foreach (var volume in view.Volumes)
        {
            Line("cases", $"{volume.Day:yyyy-MM-dd} {volume.Kind}", volume.Count);
        }

        Line("waiting now", "all", view.Waiting.Count);
        Line("waiting now", "longer than the goal", view.Waiting.Late, of: view.Waiting.Count);
        Line("minutes to a decision", "half within", DecisionTimes.Within(view.Times, 0.5), of: view.Decided);
        Line("minutes to a decision", "nine of ten within", DecisionTimes.Within(view.Times, 0.9), of: view.Decided);
        Line("decided later than the goal", $"{view.GoalHours} h", DecisionTimes.Over(view.Times, view.GoalHours), of: view.Decided);
        foreach (var appeals in view.Overturned)
        {
            Line("overturned on appeal", NumbersWords.Reason(appeals.Reason), appeals.Granted, WilsonInterval.Of(appeals.Granted, appeals.Appeals), appeals.Appeals);
        }

        foreach (var sure in view.Sureness)
        {
            Line("overturned on appeal, by how sure", AppealWords.Sure(sure.Sureness), sure.Granted, WilsonInterval.Of(sure.Granted, sure.Appeals), sure.Appeals);
        }

        var agreement = JudgedTwice.Agreement(view.Judged);
        Line("agreement (Krippendorff's alpha, nominal)", "all", agreement?.Alpha, agreement?.Interval, view.Judged.Sum(of => of.Cases));
        foreach (var (reason, cases, alpha) in JudgedTwice.By(view.Judged, of => of.Reason))
        {
            Line("agreement, by reason", NumbersWords.Reason(reason), alpha?.Alpha, alpha?.Interval, cases);
        }

        foreach (var rule in view.Rules)
        {
            Line("rule fired", rule.Name, rule.Fired);
            Line("precision of a rule", rule.Name, rule.Share, rule.Interval, rule.Judged);
        }

        Line("rejected in the random check", "pictures that no rule held", view.Check.Rejected, view.Check.Missed, view.Check.Judged);
        foreach (var reviewer in view.Reviewers)
        {
            Line("decided", reviewer.Name, reviewer.Decided);
            Line("most in a day", reviewer.Name, reviewer.Busiest);
        }

        return text.ToString();
    }

    private static string? Text(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);
}
