using Studio.Data.Evaluation;
using Studio.Web.Evaluations.Lists;

namespace Studio.Web.Evaluations.Pairs;

/// <summary>A page of the pairs of an evaluation.</summary>
/// <param name="Found">Pairs that fit the filter.</param>
/// <param name="All">Pairs that there are to look at.</param>
/// <param name="Kept">Pairs that whoever looks may still be asked about: they are not shown.</param>
public sealed record PairsView(EvaluationSummary Summary, IReadOnlyList<ShownPair> Pairs, IReadOnlyList<string> Categories, int Found, int All, int Kept)
{
    public const int PageSize = 20;

    public int Pages => Math.Max(1, (Found + PageSize - 1) / PageSize);
}

/// <param name="Counts">How often each answer was given; Left is the first picture.</param>
public sealed record ShownPair(Guid Id, EvaluationQuestion Question, string Prompt, string Category, ShownSample First, ShownSample Second, IReadOnlyDictionary<VoteAnswer, int> Counts)
{
    public int Answers => Counts.Values.Sum();

    public bool IsDivided => Of(VoteAnswer.Left) > 0 && Of(VoteAnswer.Right) > 0;

    public int Of(VoteAnswer answer) => Counts.GetValueOrDefault(answer);
}

/// <param name="Caption">What was drawn, where that was not the wish.</param>
/// <param name="IsThere">False once it is held, removed or in the trash.</param>
public sealed record ShownSample(Guid Id, string System, string? Caption, bool IsThere);
