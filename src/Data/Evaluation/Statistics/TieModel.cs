namespace Studio.Data.Evaluation.Statistics;

public enum TieModel
{
    /// <summary>A tie is half a win for each.</summary>
    HalfWins,

    /// <summary>An outcome of its own, with one number more.</summary>
    Davidson,
}

/// <param name="Anchor">The system whose score is 0; null, or one of another group: the mean of all is EloScale.Middle.</param>
public sealed record RatingModel(TieModel Ties = TieModel.HalfWins, int? Anchor = null)
{
    public static readonly RatingModel Usual = new();
}
