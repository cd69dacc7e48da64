using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations.Scores;

/// <summary>What programs say of an evaluation's pictures, and how often people agree with them.</summary>
/// <param name="Scorers">Those that scored something; the newest files first.</param>
/// <param name="Asked">The scorers that could be asked: CLIPs that lie here, and models at addresses that judge pictures.</param>
/// <param name="Pictures">How many there are to score.</param>
/// <param name="Running">Scoring that is under way, at most one of each method.</param>
/// <param name="Failed">Why the last one of a method ended, where it failed.</param>
internal sealed record ScoreReport(IReadOnlyList<ScorerReport> Scorers, IReadOnlyList<AskedScorer> Asked, int Pictures, IReadOnlyList<RunningScores> Running, IReadOnlyList<string> Failed);

public sealed record ScorerReport(ScoreMethod Method, string Name, string Hash, IReadOnlyList<ScoredEntry> Entries, IReadOnlyList<ScorerAgreement> Agreement);

/// <param name="Name">Of the system.</param>
/// <param name="Pictures">That were scored.</param>
/// <param name="Score">Of a judge the share that is correct, 0 to 1.</param>
public sealed record ScoredEntry(string Name, int Pictures, ClusteredMean Score);

/// <param name="Question">What people were asked.</param>
/// <param name="Same">Of so many pairs that people decided the picture they chose has the higher score.</param>
/// <param name="Of">Decided pairs whose scores differ.</param>
public sealed record ScorerAgreement(EvaluationQuestion Question, int Same, int Of)
{
    public double Share => (double)Same / Of;

    public Interval Interval => WilsonInterval.Of(Same, Of);
}

/// <param name="Method">How it scores.</param>
/// <param name="Id">Of a CLIP in the catalog; of a judge the model at an address.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Host">Where pictures go when they leave this server; null for a CLIP.</param>
/// <param name="Left">Pictures without its score.</param>
internal sealed record AskedScorer(ScoreMethod Method, string Id, string Name, string? Host, int Left);

internal sealed record RunningScores(ScoreMethod Method, Guid TaskId, double Progress);
