namespace Studio.Data.Evaluation.Statistics;

/// <summary>
/// What standing on the left is worth: P(left beats right) = 1 / (1 + exp(θright − θleft − β))
/// (Davidson and Beaver, "On extending the Bradley-Terry model to incorporate within-pair order effects", Biometrics 33 (1977)).
/// </summary>
public static class SideBias
{
    /// <summary>In points with its standard error; null where one of the sides never won, so that no finite answer exists.</summary>
    /// <param name="tallies">By side, among systems of 0 to systems - 1 that share a finite scale.</param>
    public static SideBiasFit? Fit(IReadOnlyCollection<PairTally> tallies, int systems)
    {
        var compared = tallies.Where(tally => tally.Left != tally.Right && tally.Votes > 0).ToList();
        if (!IsFinite(compared, systems))
        {
            return null;
        }

        var peak = Newton.Climb((parameters, gradient, information) => Evaluate(compared, systems, parameters, gradient, information), new double[systems + 1], systems);
        return new SideBiasFit(peak.At[systems] * EloScale.Points, Math.Sqrt(peak.Covariance[^1]) * EloScale.Points);
    }

    /// <summary>Enough, not necessary: a pair that was won and lost on either side holds the bias, and chains of wins hold the strengths.</summary>
    private static bool IsFinite(List<PairTally> tallies, int systems)
    {
        var scores = new WinMatrix(systems, tallies).Scores([.. Enumerable.Range(0, systems)]);
        return systems > 1 && Groups.HasFiniteStrengths(scores, systems) && tallies.Any(tally =>
            tally.LeftWins + tally.Ties > 0 && tally.RightWins + tally.Ties > 0 && tallies.Any(other => other.Left == tally.Right && other.Right == tally.Left && other.LeftWins + other.Ties > 0 && other.RightWins + other.Ties > 0));
    }

    private static double Evaluate(List<PairTally> tallies, int systems, ReadOnlySpan<double> parameters, Span<double> gradient, Span<double> information)
    {
        var (side, size, height) = (systems, systems + 1, 0.0);
        foreach (var tally in tallies)
        {
            var (i, j, won, votes) = (tally.Left, tally.Right, tally.LeftWins + (tally.Ties / 2.0), tally.Votes);
            var difference = parameters[i] - parameters[j] + parameters[side];
            var share = Logistic.Of(difference);
            height += (won * Logistic.LogOf(difference)) + ((votes - won) * Logistic.LogOf(-difference));
            var (slope, weight) = (won - (votes * share), votes * share * (1 - share));
            gradient[i] += slope;
            gradient[j] -= slope;
            gradient[side] += slope;
            information[(i * size) + i] += weight;
            information[(j * size) + j] += weight;
            information[(i * size) + j] -= weight;
            information[(j * size) + i] -= weight;
            information[(side * size) + side] += weight;
            information[(i * size) + side] += weight;
            information[(side * size) + i] += weight;
            information[(j * size) + side] -= weight;
            information[(side * size) + j] -= weight;
        }

        return height;
    }
}

/// <param name="Points">On the Elo scale, above 0 where the left is favoured.</param>
public sealed record SideBiasFit(double Points, double StandardError);
