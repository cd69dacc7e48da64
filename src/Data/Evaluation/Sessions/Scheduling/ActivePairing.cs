using Studio.Data.Evaluation.Statistics;

namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>
/// Which pair a rater gets: the one whose answer narrows the differences between all systems most. An answer between i and j adds
/// w = p (1 − p) to the information on their difference, whose variance is v; with the column s = Σi − Σj of the covariance, the sum of the
/// variances of all differences then shrinks by systems · w |s|² / (1 + w v) (Sherman and Morrison 1950; the criterion is A-optimality,
/// Atkinson, Donev and Tobias, "Optimum Experimental Designs", 2007, chapter 10).
/// One in five is chosen by chance: what looks settled is asked about now and then, and the scores need no belief in the model.
/// </summary>
public static class ActivePairing
{
    public const double ByChance = 0.2;

    /// <param name="open">Not empty.</param>
    /// <param name="systems">As many as there are places.</param>
    /// <param name="scores">Of each question: wins of row over column, ties as half wins; answers that are on their way count as ties.</param>
    /// <param name="random">Seeded by the rater and the place: the same state gives the same pair.</param>
    public static OpenPair Choose(IReadOnlyList<OpenPair> open, int systems, IReadOnlyDictionary<EvaluationQuestion, double[]> scores, Random random)
    {
        if (random.NextDouble() < ByChance)
        {
            return open[random.Next(open.Count)];
        }

        var kinds = open.GroupBy(pair => (pair.Question, pair.First, pair.Second)).OrderBy(kind => kind.Key).ToList();
        var fits = kinds.Select(kind => kind.Key.Question).Distinct().ToDictionary(question => question, question => Fit(scores.GetValueOrDefault(question), systems));
        var gains = kinds.ConvertAll(kind => Gain(fits[kind.Key.Question], kind.Key.First, kind.Key.Second));
        var most = gains.Max();
        var best = kinds.Where((_, at) => gains[at] >= most * (1 - 1e-9)).ToList();
        // Of equal ones the least asked about: other prompts tell more than other answers to one prompt.
        var among = best[random.Next(best.Count)].ToList();
        var least = among.Min(pair => pair.Taken);
        among = [.. among.Where(pair => pair.Taken == least).OrderBy(pair => pair.Id)];
        return among[random.Next(among.Count)];
    }

    /// <summary>By how much the sum of the variances shrinks, over the count of systems.</summary>
    public static double Gain(Strengths strengths, int first, int second)
    {
        var systems = strengths.Values.Count;
        var share = 1 / (1 + Math.Exp(strengths.Values[second] - strengths.Values[first]));
        var (weight, length) = (share * (1 - share), 0.0);
        for (var row = 0; row < systems; row++)
        {
            var column = strengths.Covariance[(row * systems) + first] - strengths.Covariance[(row * systems) + second];
            length += column * column;
        }

        return weight * length / (1 + (weight * strengths.Variance(first, second)));
    }

    // Half a vote each way: finite before the first answer, and when somebody won everything.
    private static Strengths Fit(double[]? scores, int systems) =>
        BradleyTerry.Fit(BradleyTerry.WithHalfVotes(scores ?? new double[systems * systems], systems), systems);
}
