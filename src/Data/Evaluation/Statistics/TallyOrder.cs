namespace Studio.Data.Evaluation.Statistics;

/// <summary>Any order, but always the same one.</summary>
internal sealed class TallyOrder : IComparer<IReadOnlyList<PairTally>>
{
    public static readonly TallyOrder Instance = new();

    public int Compare(IReadOnlyList<PairTally>? x, IReadOnlyList<PairTally>? y)
    {
        for (var i = 0; i < Math.Min(x!.Count, y!.Count); i++)
        {
            if (Parts(x[i]).CompareTo(Parts(y[i])) is var order and not 0)
            {
                return order;
            }
        }

        return x.Count.CompareTo(y!.Count);
    }

    private static (int Left, int Right, long LeftWins, long RightWins, long Ties) Parts(PairTally tally) =>
        (tally.Left, tally.Right, tally.LeftWins, tally.RightWins, tally.Ties);
}
