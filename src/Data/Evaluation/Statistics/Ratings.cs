namespace Studio.Data.Evaluation.Statistics;

/// <summary>The systems of one scale, rated on it; the mean of them all is EloScale.Middle.</summary>
/// <param name="Systems">Their numbers.</param>
/// <param name="HasFiniteAnswer">False where somebody won or lost everything: half a vote each way was then added to every pair.</param>
public sealed record RatedGroup(IReadOnlyList<int> Systems, IReadOnlyList<RatedSystem> Rated, Strengths Strengths, bool HasFiniteAnswer, BootstrapIntervals? Bootstrap);

/// <param name="Hessian">From the second derivatives of the likelihood.</param>
/// <param name="Bootstrap">From drawing prompts again; null where that was not asked for, or is not possible.</param>
public sealed record RatedSystem(int System, double Score, double StandardError, Interval Hessian, Interval? Bootstrap);

/// <summary>Votes to ratings, for each group of systems that has a scale of its own.</summary>
public static class Ratings
{
    /// <param name="prompts">Null: without the bootstrap.</param>
    public static IReadOnlyList<RatedGroup> Of(WinMatrix wins, IReadOnlyList<PromptVotes>? prompts, int seed, CancellationToken cancellationToken) =>
        [.. Groups.Compared(wins).Where(group => group.Count > 1).OrderByDescending(group => group.Count).Select(group => Rate(wins, group, prompts, seed, cancellationToken))];

    private static RatedGroup Rate(WinMatrix wins, IReadOnlyList<int> group, IReadOnlyList<PromptVotes>? prompts, int seed, CancellationToken cancellationToken)
    {
        var scores = wins.Scores(group);
        var isFinite = Groups.HasFiniteStrengths(scores, group.Count);
        var strengths = BradleyTerry.Fit(isFinite ? scores : BradleyTerry.WithHalfVotes(scores, group.Count), group.Count);
        // Drawing again a system that won everything gives the same in every round: no width that could be believed.
        var bootstrap = prompts is null || !isFinite ? null : StrengthBootstrap.Of(prompts, group, strengths, seed, cancellationToken);
        return new RatedGroup(group, [.. group.Index().Select(system => Rate(system.Item, system.Index, strengths, bootstrap?.OfSystems[system.Index]))], strengths, isFinite, bootstrap);
    }

    private static RatedSystem Rate(int system, int index, Strengths strengths, BootstrapInterval? bootstrap)
    {
        var score = EloScale.Middle + (strengths.Values[index] * EloScale.Points);
        var error = Math.Sqrt(strengths.Variance(index)) * EloScale.Points;
        return new RatedSystem(
            system,
            score,
            error,
            new Interval(score - (EloScale.Z * error), score + (EloScale.Z * error)),
            bootstrap is null ? null : new Interval(EloScale.Middle + (bootstrap.Interval.Low * EloScale.Points), EloScale.Middle + (bootstrap.Interval.High * EloScale.Points)));
    }
}
