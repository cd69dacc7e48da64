namespace Studio.Data.Evaluation.Statistics;

/// <summary>400 points are odds of ten to one (Elo, "The Rating of Chessplayers", 1978).</summary>
public static class EloScale
{
    public const double Middle = 1000;

    public static readonly double Points = 400 / Math.Log(10);

    /// <summary>The 97.5 % point of the normal distribution.</summary>
    public const double Z = 1.959963984540054;
}
