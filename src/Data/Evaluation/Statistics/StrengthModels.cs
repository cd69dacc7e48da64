namespace Studio.Data.Evaluation.Statistics;

/// <summary>Strengths by either model of ties.</summary>
internal static class StrengthModels
{
    public static bool HasFiniteStrengths(this TieModel model, Outcomes outcomes) =>
        Groups.HasFiniteStrengths(outcomes.Scores, outcomes.Systems) && (model == TieModel.HalfWins || TieGrowth.IsBounded(outcomes));

    /// <param name="start">Where to begin: with the answer to nearly the same outcomes it is there in two steps.</param>
    public static DavidsonFit Fit(this TieModel model, Outcomes outcomes, DavidsonFit? start = null) => model == TieModel.Davidson
        ? Davidson.Fit(outcomes, start)
        : new DavidsonFit(BradleyTerry.Fit(outcomes.Scores, outcomes.Systems, start?.Strengths.Values), Ties: 0);
}
