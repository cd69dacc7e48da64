namespace Studio.Data.Evaluation.Statistics;

/// <summary>
/// Ties as an outcome of their own: wins and ties are to each other as exp(θi), exp(θj) and ν exp((θi + θj)/2)
/// (Davidson, "On extending the Bradley-Terry model to accommodate ties", JASA 65 (1970)).
/// </summary>
public static class Davidson
{
    /// <summary>Of systems among which finite strengths exist; where there was no tie this is Bradley and Terry's model.</summary>
    public static DavidsonFit Fit(WinMatrix wins, IReadOnlyList<int> among) => Fit(Outcomes.Of(wins, among));

    /// <param name="start">Where to begin: with the answer to nearly the same outcomes it is there in two steps.</param>
    public static DavidsonFit Fit(Outcomes outcomes, DavidsonFit? start = null)
    {
        var systems = outcomes.Systems;
        if (!outcomes.HasTies)
        {
            return new DavidsonFit(BradleyTerry.Fit(outcomes.Scores, systems, start?.Strengths.Values), Ties: 0);
        }

        var at = new double[systems + 1];
        if (start is { Ties: > 0 })
        {
            start.Strengths.Values.ToArray().CopyTo(at, 0);
            at[systems] = Math.Log(start.Ties);
        }

        var peak = Newton.Climb((parameters, gradient, information) => Evaluate(outcomes, parameters, gradient, information), at, systems);
        var covariance = new double[systems * systems];
        for (var i = 0; i < systems; i++)
        {
            Array.Copy(peak.Covariance, i * (systems + 1), covariance, i * systems, systems);
        }

        return new DavidsonFit(new Strengths(peak.At[..systems], covariance, peak.LogLikelihood), Math.Exp(peak.At[systems]));
    }

    private static double Evaluate(Outcomes outcomes, ReadOnlySpan<double> parameters, Span<double> gradient, Span<double> information)
    {
        var (systems, tie, size, height) = (outcomes.Systems, outcomes.Systems, outcomes.Systems + 1, 0.0);
        for (var i = 0; i < systems; i++)
        {
            for (var j = i + 1; j < systems; j++)
            {
                var (won, lost, tied) = (outcomes.Wins[(i * systems) + j], outcomes.Wins[(j * systems) + i], outcomes.Ties[(i * systems) + j]);
                var votes = won + lost + tied;
                if (votes == 0)
                {
                    continue;
                }

                var half = (parameters[i] - parameters[j]) / 2;
                var top = Math.Max(Math.Abs(half), parameters[tie]);
                var (left, right, both) = (Math.Exp(half - top), Math.Exp(-half - top), Math.Exp(parameters[tie] - top));
                var sum = left + right + both;
                var (pLeft, pTie) = (left / sum, both / sum);
                height += (won * half) - (lost * half) + (tied * parameters[tie]) - (votes * (top + Math.Log(sum)));

                // An exponential family: gradient and information are means and covariances of (win = 1, tie = 1/2) and (tie = 1).
                var mean = pLeft + (pTie / 2);
                var slope = won + (tied / 2) - (votes * mean);
                var weight = votes * (pLeft + (pTie / 4) - (mean * mean));
                var cross = votes * ((pTie / 2) - (mean * pTie));
                gradient[i] += slope;
                gradient[j] -= slope;
                gradient[tie] += tied - (votes * pTie);
                information[(i * size) + i] += weight;
                information[(j * size) + j] += weight;
                information[(i * size) + j] -= weight;
                information[(j * size) + i] -= weight;
                information[(tie * size) + tie] += votes * pTie * (1 - pTie);
                information[(i * size) + tie] += cross;
                information[(tie * size) + i] += cross;
                information[(j * size) + tie] -= cross;
                information[(tie * size) + j] -= cross;
            }
        }

        return height;
    }
}

/// <param name="Ties">ν; 0 is never a tie, or a model without it.</param>
public sealed record DavidsonFit(Strengths Strengths, double Ties);
