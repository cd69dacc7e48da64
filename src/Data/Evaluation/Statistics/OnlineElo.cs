namespace Studio.Data.Evaluation.Statistics;

/// <summary>Ratings moved vote by vote, in their order (Elo, "The Rating of Chessplayers", 1978): what a live list shows, not what a paper prints.</summary>
public sealed class OnlineElo
{
    private readonly double[] _ratings;
    private readonly double _step;

    public OnlineElo(int systems, double step = 4)
    {
        (_ratings, _step) = (new double[systems], step);
        Array.Fill(_ratings, EloScale.Middle);
    }

    public IReadOnlyList<double> Ratings => _ratings;

    /// <param name="score">Of the left: 1 won, 0 lost, 0.5 a tie.</param>
    public void Add(int left, int right, double score)
    {
        if (left == right)
        {
            return;
        }

        var expected = 1 / (1 + Math.Pow(10, (_ratings[right] - _ratings[left]) / 400));
        _ratings[left] += _step * (score - expected);
        _ratings[right] -= _step * (score - expected);
    }
}
