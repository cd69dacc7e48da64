namespace Studio.Data.Evaluation.Statistics;

/// <summary>What was answered of two systems standing left and right, counted. Both kinds of tie count the same.</summary>
public readonly record struct PairTally(int Left, int Right, long LeftWins, long RightWins, long Ties)
{
    public long Votes => LeftWins + RightWins + Ties;
}
