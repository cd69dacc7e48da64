using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations.Scores;

/// <summary>What programs say of an evaluation's pictures, and how often people agree with them.</summary>
/// <param name="Scorers">Those that scored something; the newest files first.</param>
/// <param name="Asked">The scorers that could be asked: models that lie here.</param>
/// <param name="Pictures">How many there are to score.</param>
/// <param name="Running">Scoring that is under way.</param>
/// <param name="Failed">Why the last one ended, where it failed.</param>
internal sealed record ScoreReport(IReadOnlyList<ScorerReport> Scorers, IReadOnlyList<AskedScorer> Asked, int Pictures, RunningScores? Running, string? Failed);

internal sealed record ScorerReport(string Name, string Hash, IReadOnlyList<ScoredEntry> Entries, IReadOnlyList<ScorerAgreement> Agreement);

internal sealed record ScoredEntry(string Name, int Pictures, ClusteredMean Score);

/// <param name="Question">What people were asked.</param>
/// <param name="Same">Of so many pairs that people decided the picture they chose has the higher score.</param>
/// <param name="Of">Decided pairs whose scores differ.</param>
internal sealed record ScorerAgreement(EvaluationQuestion Question, int Same, int Of)
{
    public double Share => (double)Same / Of;

    public Interval Interval => WilsonInterval.Of(Same, Of);
}

/// <param name="Id">In the catalog.</param>
/// <param name="Left">Pictures without its score.</param>
internal sealed record AskedScorer(string Id, string Name, int Left);

internal sealed record RunningScores(Guid TaskId, double Progress);
