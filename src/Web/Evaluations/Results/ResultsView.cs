using Studio.Web.Evaluations.Lists;

namespace Studio.Web.Evaluations.Results;

/// <summary>What the results tab shows beside the scores.</summary>
/// <param name="Trust">Null until every vote was read.</param>
/// <param name="LeftOut">Raters whom a person left out.</param>
internal sealed record ResultsView(ResultsFilter Filter, EvaluationSummary Summary, (int Refused, int Failed, int Blocked) Missing, RaterTrust? Trust, int LeftOut)
{
    /// <summary>Pairs of the question and category that were chosen, and those of them with all answers.</summary>
    public (int All, int Full) Pairs { get; init; }

    public IReadOnlyList<NotBrought> NotBrought { get; init; } = [];

    /// <summary>Pairs that would join systems without a common scale.</summary>
    public int Joining { get; init; }

    public int MissingPictures => Missing.Refused + Missing.Failed + Missing.Blocked;
}

/// <param name="Name">Of the folder.</param>
/// <param name="Pictures">That it lacks; it is not compared there.</param>
internal sealed record NotBrought(string Name, int Pictures);
