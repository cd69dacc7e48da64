using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>
/// What takes every single vote: intervals by drawing prompts again, and the online Elo. On the pool, one at a time for the whole server,
/// so that ten open pages do not take all cores; the page shows the rest meanwhile. Singleton, safe from any thread.
/// </summary>
internal sealed class SlowResults : IDisposable
{
    /// <summary>Printed with the results: the same votes give the same intervals.</summary>
    public const int Seed = 7;

    private readonly SemaphoreSlim _one = new(1);

    public async Task<ResultsReport> AddAsync(ResultsReport report, IReadOnlyList<OrderedVote> votes, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Add(report, votes, ct), ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static ResultsReport Add(ResultsReport report, IReadOnlyList<OrderedVote> votes, CancellationToken ct)
    {
        var place = report.Counts.Systems.Index().ToDictionary(system => system.Item.Id, system => system.Index);
        // A vote about a system that came after the counting is counted the next time.
        var known = votes.Where(vote => place.ContainsKey(vote.Left) && place.ContainsKey(vote.Right)).ToList();
        var prompts = PromptVotes.Of(known.Concat(report.Counts.Losses).Select(vote => (vote.Prompt, vote.Tally(place[vote.Left], place[vote.Right]))));
        var elo = new OnlineElo(place.Count);
        foreach (var vote in known)
        {
            elo.Add(place[vote.Left], place[vote.Right], vote.Score);
        }

        return report with { Groups = Ratings.Of(report.Wins, prompts, Seed, ct, report.Model), Elo = elo.Ratings };
    }
}
