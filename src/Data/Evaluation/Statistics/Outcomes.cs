namespace Studio.Data.Evaluation.Statistics;

/// <summary>What some systems did against each other, in numbers that need not be whole.</summary>
/// <param name="Wins">Of row over column, row by row.</param>
/// <param name="Ties">Of row and column, so each stands twice.</param>
public sealed record Outcomes(int Systems, double[] Wins, double[] Ties)
{
    public bool HasTies => Ties.Any(ties => ties > 0);

    /// <summary>Ties as half wins.</summary>
    public double[] Scores => [.. Wins.Zip(Ties, (wins, ties) => wins + (ties / 2))];

    public static Outcomes None(int systems) => new(systems, new double[systems * systems], new double[systems * systems]);

    public static Outcomes Of(WinMatrix wins, IReadOnlyList<int> among)
    {
        var outcomes = None(among.Count);
        foreach (var (i, row) in among.Index())
        {
            foreach (var (j, column) in among.Index().Where(column => column.Index != i))
            {
                outcomes.Wins[(i * among.Count) + j] = wins.Wins(row, column);
                outcomes.Ties[(i * among.Count) + j] = wins.Ties(row, column);
            }
        }

        return outcomes;
    }

    /// <summary>Half a win each way for every pair: finite whatever was voted, and drawn a little to the middle.</summary>
    public Outcomes WithHalfVotes() => this with { Wins = BradleyTerry.WithHalfVotes(Wins, Systems) };

    /// <summary>These answers so many times more.</summary>
    public void Add(int i, int j, PairTally tally, double times)
    {
        Wins[(i * Systems) + j] += times * tally.LeftWins;
        Wins[(j * Systems) + i] += times * tally.RightWins;
        Ties[(i * Systems) + j] += times * tally.Ties;
        Ties[(j * Systems) + i] += times * tally.Ties;
    }
}
