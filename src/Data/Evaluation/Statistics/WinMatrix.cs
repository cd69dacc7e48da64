namespace Studio.Data.Evaluation.Statistics;

/// <summary>Who won how often against whom, whichever side it stood on: all that the ratings need of any number of votes.</summary>
public sealed class WinMatrix
{
    private readonly long[] _wins;
    private readonly long[] _ties;

    public WinMatrix(int systems, IEnumerable<PairTally> tallies)
    {
        Systems = systems;
        _wins = new long[systems * systems];
        _ties = new long[systems * systems];
        // Of two pictures of one system it says nothing.
        foreach (var tally in tallies.Where(tally => tally.Left != tally.Right))
        {
            _wins[At(tally.Left, tally.Right)] += tally.LeftWins;
            _wins[At(tally.Right, tally.Left)] += tally.RightWins;
            _ties[At(tally.Left, tally.Right)] += tally.Ties;
            _ties[At(tally.Right, tally.Left)] += tally.Ties;
        }
    }

    public int Systems { get; }

    public long Wins(int row, int column) => _wins[At(row, column)];

    public long Ties(int row, int column) => _ties[At(row, column)];

    public long Battles(int row, int column) => Wins(row, column) + Wins(column, row) + Ties(row, column);

    public long Battles(int row) => Enumerable.Range(0, Systems).Sum(column => Battles(row, column));

    /// <summary>A tie is half a win for each, as in Nichol et al., "GLIDE" (2021), appendix D.</summary>
    public double Score(int row, int column) => Wins(row, column) + (Ties(row, column) / 2.0);

    /// <summary>Null where the two never met.</summary>
    public double? Share(int row, int column) => Battles(row, column) is var battles and > 0 ? Score(row, column) / battles : null;

    /// <summary>Wilson, with ties as half wins; null where the two never met.</summary>
    public Interval? ShareInterval(int row, int column) =>
        Battles(row, column) is var battles and > 0 ? WilsonInterval.Of(Score(row, column), (int)Math.Min(battles, int.MaxValue)) : null;

    /// <summary>The scores of some of the systems against each other, row by row.</summary>
    public double[] Scores(IReadOnlyList<int> among)
    {
        var scores = new double[among.Count * among.Count];
        for (var i = 0; i < among.Count; i++)
        {
            for (var j = 0; j < among.Count; j++)
            {
                scores[(i * among.Count) + j] = i == j ? 0 : Score(among[i], among[j]);
            }
        }

        return scores;
    }

    private int At(int row, int column) => (row * Systems) + column;
}
