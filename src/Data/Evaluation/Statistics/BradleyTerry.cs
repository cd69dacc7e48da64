namespace Studio.Data.Evaluation.Statistics;

/// <summary>
/// P(i beats j) = 1 / (1 + exp(θj − θi)): Bradley and Terry, "Rank analysis of incomplete block designs", Biometrika 39 (1952),
/// by maximum likelihood. Ties are half a win for each.
/// </summary>
public static class BradleyTerry
{
    /// <param name="scores">Wins of row over column, row by row; finite strengths must exist (Groups.HasFiniteStrengths).</param>
    /// <param name="start">Where to begin: with the answer to nearly the same scores it is there in two steps.</param>
    public static Strengths Fit(double[] scores, int systems, IReadOnlyList<double>? start = null)
    {
        var at = new double[systems];
        for (var i = 0; start is not null && i < systems; i++)
        {
            at[i] = start[i];
        }

        var peak = Newton.Climb((parameters, gradient, information) => Evaluate(scores, systems, parameters, gradient, information), at, systems);
        return new Strengths(peak.At, peak.Covariance, peak.LogLikelihood);
    }

    /// <summary>Half a win each way for every pair: finite whatever was voted, and drawn a little to the middle.</summary>
    public static double[] WithHalfVotes(double[] scores, int systems)
    {
        var regular = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            regular[i] = i / systems == i % systems ? 0 : scores[i] + 0.5;
        }

        return regular;
    }

    private static double Evaluate(double[] scores, int systems, ReadOnlySpan<double> strengths, Span<double> gradient, Span<double> information)
    {
        var height = 0.0;
        for (var i = 0; i < systems; i++)
        {
            for (var j = i + 1; j < systems; j++)
            {
                var (won, lost) = (scores[(i * systems) + j], scores[(j * systems) + i]);
                var votes = won + lost;
                if (votes > 0)
                {
                    var difference = strengths[i] - strengths[j];
                    var share = Logistic.Of(difference);
                    height += (won * Logistic.LogOf(difference)) + (lost * Logistic.LogOf(-difference));
                    var (slope, weight) = (won - (votes * share), votes * share * (1 - share));
                    gradient[i] += slope;
                    gradient[j] -= slope;
                    information[(i * systems) + i] += weight;
                    information[(j * systems) + j] += weight;
                    information[(i * systems) + j] -= weight;
                    information[(j * systems) + i] -= weight;
                }
            }
        }

        return height;
    }
}
