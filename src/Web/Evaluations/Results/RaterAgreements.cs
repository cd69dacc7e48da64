using Studio.Data.Evaluation;

namespace Studio.Web.Evaluations.Results;

/// <summary>Answers pair by pair: how often each was given, and how often each rater said what the others said.</summary>
internal sealed class RaterAgreements
{
    private static readonly int Kinds = Enum.GetValues<VoteAnswer>().Length;

    private readonly Dictionary<Guid, (long Votes, long Same, long Others)> _raters = [];

    /// <param name="answers">To one pair and question, all turned to one side.</param>
    /// <returns>How many gave each answer.</returns>
    public int[] Add(IEnumerable<(Guid? Rater, VoteAnswer Answer)> answers)
    {
        var (all, counts) = (answers.ToList(), new int[Kinds]);
        foreach (var (_, answer) in all)
        {
            counts[(int)answer]++;
        }

        foreach (var (rater, answer) in all.Where(given => given.Rater is not null))
        {
            var known = _raters.GetValueOrDefault(rater!.Value);
            _raters[rater.Value] = (known.Votes + 1, known.Same + counts[(int)answer] - 1, known.Others + all.Count - 1);
        }

        return counts;
    }

    public (long Votes, double? Agrees) Of(Guid rater)
    {
        var (votes, same, others) = _raters.GetValueOrDefault(rater);
        return (votes, others == 0 ? null : (double)same / others);
    }
}
