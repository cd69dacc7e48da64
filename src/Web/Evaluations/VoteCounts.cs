using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>Votes as the database counted them: what the page needs of any number of them.</summary>
public sealed record VoteCounts(
    IReadOnlyList<RatedName> Systems, IReadOnlyList<CountedVotes> Votes, IReadOnlyList<string> Categories, int Raters, int Prompts, int LastHour, DateTime? Newest)
{
    /// <summary>What refused, failed and held pictures lose against those that there are: as many answers as a pair would have had.</summary>
    internal IReadOnlyList<OrderedVote> Losses { get; init; } = [];

    /// <summary>The system that the design names as the anchor.</summary>
    public Guid? DesignedAnchor { get; init; }

    public long Total => Votes.Sum(votes => votes.Count);

    /// <summary>Between two systems.</summary>
    public long Compared => Votes.Where(votes => votes.Left != votes.Right).Sum(votes => votes.Count);

    public IReadOnlyList<PairTally> Tallies
    {
        get
        {
            var place = Systems.Index().ToDictionary(system => system.Item.Id, system => system.Index);
            return [.. Votes.Select(votes => votes.Tally), .. Losses.Select(loss => loss.Tally(place[loss.Left], place[loss.Right]))];
        }
    }

    /// <summary>Only answers about a left and a right picture.</summary>
    public IReadOnlyList<PairTally> Sided => [.. Votes.Where(votes => votes.Source != VoteSource.Stars).Select(votes => votes.Tally)];

    public long Of(VoteAnswer answer) => Votes.Where(votes => votes.Answer == answer).Sum(votes => votes.Count);
}

/// <param name="Left">A place in the list of systems.</param>
public sealed record CountedVotes(VoteSource Source, string Category, int Left, int Right, VoteAnswer Answer, long Count)
{
    public PairTally Tally => new(
        Left,
        Right,
        Answer == VoteAnswer.Left ? Count : 0,
        Answer == VoteAnswer.Right ? Count : 0,
        Answer is VoteAnswer.BothGood or VoteAnswer.BothBad ? Count : 0);
}
