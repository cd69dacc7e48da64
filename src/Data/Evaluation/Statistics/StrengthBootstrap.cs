namespace Studio.Data.Evaluation.Statistics;

/// <summary>
/// Percentile intervals from drawing whole prompts again with replacement (Efron, Annals of Statistics 7 (1979); in clusters: Field and
/// Welsh, "Bootstrapping clustered data", JRSS B 69 (2007)). Each round has its own generator: the same seed gives the same numbers on any count of threads.
/// </summary>
public static class StrengthBootstrap
{
    public const int Rounds = 1000;

    /// <summary>Of fewer prompts the percentiles are too narrow: one prompt drawn again is always itself.</summary>
    public const int LeastPrompts = 20;

    /// <summary>Null where there are too few prompts.</summary>
    /// <param name="prompts">Their answers, of systems numbered as in the matrix.</param>
    /// <param name="group">Systems of one finite scale.</param>
    public static BootstrapIntervals? Of(
        IReadOnlyList<PromptVotes> prompts, IReadOnlyList<int> group, DavidsonFit fitted, RatingModel model, int seed, CancellationToken cancellationToken, int rounds = Rounds)
    {
        var place = group.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var inside = prompts.Where(prompt => prompt.Tallies.Any(tally => place.ContainsKey(tally.Left))).ToList();
        if (inside.Sum(prompt => prompt.Prompts) < LeastPrompts)
        {
            return null;
        }

        var drawn = new double[]?[rounds];
        Parallel.For(0, rounds, new ParallelOptions { CancellationToken = cancellationToken }, round =>
        {
            var outcomes = Draw(inside, place, new Random(unchecked((seed * 1_000_003) + round)));
            drawn[round] = model.Ties.HasFiniteStrengths(outcomes) ? [.. model.Ties.Fit(outcomes, fitted).Strengths.Values] : null;
        });

        var finite = drawn.OfType<double[]>().ToList();
        var anchor = model.Anchor is { } system && place.TryGetValue(system, out var at) ? at : (int?)null;
        return new BootstrapIntervals(
            [.. group.Index().Select(system => Of(finite, round => round[system.Index]))],
            anchor is { } zero ? [.. group.Index().Select(system => Of(finite, round => round[system.Index] - round[zero])?.Interval)] : null,
            rounds,
            rounds - finite.Count,
            seed);
    }

    private static BootstrapInterval? Of(List<double[]> rounds, Func<double[], double> value)
    {
        if (rounds.Count < 2)
        {
            return null;
        }

        var sorted = rounds.Select(value).Order().ToList();
        var mean = sorted.Average();
        return new BootstrapInterval(new Interval(Quantile.Of(sorted, 0.025), Quantile.Of(sorted, 0.975)), sorted.Sum(one => (one - mean) * (one - mean)) / (sorted.Count - 1));
    }

    private static Outcomes Draw(List<PromptVotes> prompts, Dictionary<int, int> place, Random random)
    {
        var outcomes = Outcomes.None(place.Count);
        var (left, weight) = (prompts.Sum(prompt => prompt.Prompts), (double)prompts.Sum(prompt => prompt.Prompts));
        // A multinomial draw, as binomials one after the other: each of what the ones before it left.
        foreach (var prompt in prompts)
        {
            var count = BinomialDraw.Of(left, Math.Min(1, prompt.Prompts / weight), random);
            left -= count;
            weight -= prompt.Prompts;
            foreach (var tally in prompt.Tallies)
            {
                if (tally.Left != tally.Right && place.TryGetValue(tally.Left, out var i) && place.TryGetValue(tally.Right, out var j))
                {
                    outcomes.Add(i, j, tally, count);
                }
            }
        }

        return outcomes;
    }
}

/// <param name="OfSystems">Around their mean.</param>
/// <param name="ToAnchor">Of the differences to the anchor; null without one.</param>
/// <param name="WithoutAnswer">Rounds in which somebody won everything by chance: left out.</param>
public sealed record BootstrapIntervals(IReadOnlyList<BootstrapInterval?> OfSystems, IReadOnlyList<Interval?>? ToAnchor, int Rounds, int WithoutAnswer, int Seed);

/// <summary>Of a strength.</summary>
public sealed record BootstrapInterval(Interval Interval, double Variance);
