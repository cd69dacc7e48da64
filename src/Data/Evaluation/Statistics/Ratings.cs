namespace Studio.Data.Evaluation.Statistics;

/// <summary>The systems of one scale, rated on it.</summary>
/// <param name="Systems">Their numbers.</param>
/// <param name="HasFiniteAnswer">False where somebody won or lost everything: half a vote each way was then added to every pair.</param>
public sealed record RatedGroup(IReadOnlyList<int> Systems, IReadOnlyList<RatedSystem> Rated, Strengths Strengths, bool HasFiniteAnswer, BootstrapIntervals? Bootstrap)
{
    /// <summary>The system whose score is 0; null where the mean of all is EloScale.Middle.</summary>
    public int? Anchor { get; init; }

    /// <summary>Davidson's ν; null where ties are half wins.</summary>
    public double? TieWeight { get; init; }

    /// <summary>The score of the anchor, or of the mean.</summary>
    public double Zero => Anchor is null ? EloScale.Middle : 0;
}

/// <param name="Score">Around the mean of the group, which is EloScale.Middle.</param>
/// <param name="Hessian">From the second derivatives of the likelihood.</param>
/// <param name="Bootstrap">From drawing prompts again; null where that was not asked for, or is not possible.</param>
public sealed record RatedSystem(int System, double Score, double StandardError, Interval Hessian, Interval? Bootstrap)
{
    /// <summary>The same as a difference to the anchor; null without one in the group.</summary>
    public RatedSystem? ToAnchor { get; init; }
}

/// <summary>Votes to ratings, for each group of systems that has a scale of its own.</summary>
public static class Ratings
{
    /// <param name="prompts">Null: without the bootstrap.</param>
    /// <param name="model">Null: ties as half wins, around the mean.</param>
    public static IReadOnlyList<RatedGroup> Of(WinMatrix wins, IReadOnlyList<PromptVotes>? prompts, int seed, CancellationToken cancellationToken, RatingModel? model = null) =>
        [.. Groups.Compared(wins).Where(group => group.Count > 1).OrderByDescending(group => group.Count).Select(group => Rate(wins, group, prompts, model ?? RatingModel.Usual, seed, cancellationToken))];

    private static RatedGroup Rate(WinMatrix wins, IReadOnlyList<int> group, IReadOnlyList<PromptVotes>? prompts, RatingModel model, int seed, CancellationToken cancellationToken)
    {
        var outcomes = Outcomes.Of(wins, group);
        var isFinite = model.Ties.HasFiniteStrengths(outcomes);
        var fit = model.Ties.Fit(isFinite ? outcomes : outcomes.WithHalfVotes());
        // Drawing again a system that won everything gives the same in every round: no width that could be believed.
        var bootstrap = prompts is null || !isFinite ? null : StrengthBootstrap.Of(prompts, group, fit, model, seed, cancellationToken);
        var anchor = model.Anchor is { } chosen && group.Contains(chosen) ? chosen : (int?)null;
        var rated = group.Index().Select(system => Rate(system.Item, system.Index, fit.Strengths, bootstrap) with
        {
            ToAnchor = anchor is null ? null : ToAnchor(system.Item, system.Index, group.Index().First(other => other.Item == anchor).Index, fit.Strengths, bootstrap),
        });
        return new RatedGroup(group, [.. rated], fit.Strengths, isFinite, bootstrap) { Anchor = anchor, TieWeight = model.Ties == TieModel.Davidson ? fit.Ties : null };
    }

    private static RatedSystem Rate(int system, int index, Strengths strengths, BootstrapIntervals? bootstrap) =>
        At(EloScale.Middle, system, strengths.Values[index], strengths.Variance(index), bootstrap?.OfSystems[index]?.Interval);

    private static RatedSystem ToAnchor(int system, int index, int anchor, Strengths strengths, BootstrapIntervals? bootstrap) =>
        At(0, system, strengths.Values[index] - strengths.Values[anchor], index == anchor ? 0 : strengths.Variance(index, anchor), bootstrap?.ToAnchor?[index]);

    private static RatedSystem At(double zero, int system, double strength, double variance, Interval? bootstrap)
    {
        var (score, error) = (zero + (strength * EloScale.Points), Math.Sqrt(variance) * EloScale.Points);
        return new RatedSystem(
            system,
            score,
            error,
            new Interval(score - (EloScale.Z * error), score + (EloScale.Z * error)),
            bootstrap is { } drawn ? new Interval(zero + (drawn.Low * EloScale.Points), zero + (drawn.High * EloScale.Points)) : null);
    }
}
