using Studio.Web.Evaluations.Lists;

namespace Studio.Web.Evaluations.Results;

/// <summary>What the results tab shows beside the scores.</summary>
/// <param name="Trust">Null until every vote was read.</param>
/// <param name="LeftOut">Raters whom a person left out.</param>
internal sealed record ResultsView(ResultsFilter Filter, EvaluationSummary Summary, (int Refused, int Failed, int Blocked) Missing, RaterTrust? Trust, int LeftOut)
{
    public int MissingPictures => Missing.Refused + Missing.Failed + Missing.Blocked;
}
