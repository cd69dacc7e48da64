using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Evaluations;

/// <summary>Counts votes in the database. Scoped.</summary>
public sealed class ResultsQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    internal async Task<VoteCounts> CountAsync(ResultsFilter filter, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        // One pass over an index; the filter is applied to what came of it, so that the chips know all categories.
        var groups = await db.Votes
            .GroupBy(v => new { v.Source, v.Category, v.LeftSystemId, v.RightSystemId, v.Answer })
            .Select(g => new { g.Key.Source, g.Key.Category, g.Key.LeftSystemId, g.Key.RightSystemId, g.Key.Answer, Count = g.LongCount() })
            .ToListAsync(ct);
        var counted = groups.Where(g => (filter.Category is null || g.Category == filter.Category) && (filter.Source is null || g.Source == filter.Source)).ToList();
        var ids = counted.SelectMany(g => new[] { g.LeftSystemId, g.RightSystemId }).ToHashSet();
        var systems = (await db.EvaluatedSystems.AsNoTracking().OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(ct)).Where(s => ids.Contains(s.Id)).ToList();
        var place = systems.Index().ToDictionary(s => s.Item.Id, s => s.Index);
        var votes = filter.Apply(db.Votes);
        var hour = time.GetUtcNow().UtcDateTime.AddHours(-1);
        return new VoteCounts(
            RatedName.Of(systems),
            [.. counted.Select(g => new CountedVotes(g.Source, g.Category, place[g.LeftSystemId], place[g.RightSystemId], g.Answer, g.Count))],
            [.. groups.GroupBy(g => g.Category).OrderByDescending(g => g.Sum(votes => votes.Count)).Select(g => g.Key)],
            await votes.Select(v => v.VoterId).Distinct().CountAsync(ct),
            await votes.Select(v => v.PromptId).Distinct().CountAsync(ct),
            await votes.CountAsync(v => v.At >= hour, ct),
            await votes.MaxAsync(v => (DateTime?)v.At, ct));
    }

    /// <summary>Every vote in its order, as small as it can be: for what cannot be counted, such as drawing prompts again.</summary>
    internal async Task<IReadOnlyList<OrderedVote>> InOrderAsync(ResultsFilter filter, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await filter.Apply(db.Votes).OrderBy(v => v.At).ThenBy(v => v.Id).Select(v => new OrderedVote(v.PromptId, v.LeftSystemId, v.RightSystemId, v.Answer)).ToListAsync(ct);
    }
}

internal readonly record struct OrderedVote(Guid Prompt, Guid Left, Guid Right, VoteAnswer Answer)
{
    public PairTally Tally(int left, int right) => new(
        left, right, Answer == VoteAnswer.Left ? 1 : 0, Answer == VoteAnswer.Right ? 1 : 0, Answer is VoteAnswer.BothGood or VoteAnswer.BothBad ? 1 : 0);

    public double Score => Answer switch { VoteAnswer.Left => 1, VoteAnswer.Right => 0, _ => 0.5 };
}
