using Studio.Data.Evaluation.Statistics;

namespace Studio.Data.Evaluation.Designs;

/// <summary>
/// What an evaluation can see between two of its systems before anybody voted: the share of wins of one, ties as half wins, against one half.
/// Votes on one pair resemble each other, and so do pairs of one prompt, so more of them help less than more prompts: the variance of a mean of clusters
/// (Kish, Survey Sampling, 1965, design effect), here in two levels.
/// </summary>
/// <param name="Prompts">On which both systems have pictures.</param>
/// <param name="PairsEach">Of a prompt, between the two.</param>
/// <param name="Votes">A pair.</param>
/// <param name="Ties">Share of answers that are ties.</param>
/// <param name="OfPair">Correlation of two votes on the same pair: agreement, as Krippendorff's α.</param>
/// <param name="OfPrompt">Correlation of two votes on different pairs of a prompt.</param>
public sealed record DesignPower(int Prompts, int PairsEach, double Votes, double Ties, double OfPair, double OfPrompt)
{
    /// <summary>80 % point of the normal distribution.</summary>
    private const double Wanted = 0.8416212335729143;

    /// <summary>Shares this close to all or nothing are no difference that can be planned with.</summary>
    private const double Surest = 0.999;

    /// <summary>Of the share of wins, where the two are equal.</summary>
    public double StandardError => Prompts * PairsEach * Votes <= 0
        ? double.PositiveInfinity
        : Math.Sqrt((1 - Ties) / 4 / (Prompts * PairsEach * Votes) * (1 + ((Votes - 1) * OfPair) + ((PairsEach - 1) * Votes * OfPrompt)));

    /// <summary>Elo points that are told from none at 5 % in 80 of 100 such evaluations; null where no difference would be.</summary>
    public double? Smallest => 0.5 + ((EloScale.Z + Wanted) * StandardError) is < Surest and var share
        ? Math.Log(share / (1 - share)) * EloScale.Points
        : null;

    /// <summary>How likely a difference of so many Elo points is told from none.</summary>
    public double Probability(double elo)
    {
        var z = (Logistic.Of(elo / EloScale.Points) - 0.5) / StandardError;
        return Normal.Below(z - EloScale.Z) + Normal.Below(-z - EloScale.Z);
    }
}
