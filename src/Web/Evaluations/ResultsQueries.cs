using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Evaluations.Results;

namespace Studio.Web.Evaluations;

/// <summary>Counts votes in the database. Scoped.</summary>
public sealed class ResultsQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    internal async Task<VoteCounts> CountAsync(ResultsFilter filter, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        // One pass over an index; the filter is applied to what came of it, so that the chips know all categories.
        var groups = await filter.Pool(db)
            .GroupBy(v => new { v.Source, v.Category, v.LeftSystemId, v.RightSystemId, v.Answer })
            .Select(g => new { g.Key.Source, g.Key.Category, g.Key.LeftSystemId, g.Key.RightSystemId, g.Key.Answer, Count = g.LongCount() })
            .ToListAsync(ct);
        var counted = groups.Where(g => (filter.Category is null || g.Category == filter.Category) && (filter.Source is null || g.Source == filter.Source)).ToList();
        var losses = filter.Evaluation is { } evaluation ? await MissingPictures.LossesAsync(db, evaluation, filter.Category, ct) : [];
        var ids = counted.SelectMany(g => new[] { g.LeftSystemId, g.RightSystemId }).Concat(losses.SelectMany(loss => new[] { loss.Left, loss.Right })).ToHashSet();
        var systems = (await db.EvaluatedSystems.AsNoTracking().OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(ct)).Where(s => ids.Contains(s.Id)).ToList();
        var place = systems.Index().ToDictionary(s => s.Item.Id, s => s.Index);
        var votes = filter.Apply(db);
        var hour = time.GetUtcNow().UtcDateTime.AddHours(-1);
        var people = await votes.GroupBy(v => v.RaterId ?? v.VoterId).Select(g => new { LastHour = g.Count(v => v.At >= hour), Newest = g.Max(v => (DateTime?)v.At) }).ToListAsync(ct);
        return new VoteCounts(
            await NamedAsync(db, filter, RatedName.Of(systems), ct),
            [.. counted.Select(g => new CountedVotes(g.Source, g.Category, place[g.LeftSystemId], place[g.RightSystemId], g.Answer, g.Count))],
            [.. groups.GroupBy(g => g.Category).OrderByDescending(g => g.Sum(votes => votes.Count)).Select(g => g.Key)],
            people.Count,
            await votes.Select(v => v.PromptId).Distinct().CountAsync(ct),
            people.Sum(person => person.LastHour),
            people.Max(person => person.Newest))
        {
            Losses = losses,
            DesignedAnchor = await db.Evaluations.Where(e => e.Id == filter.Evaluation).Join(db.EvaluationEntries, e => e.AnchorEntryId, entry => (Guid?)entry.Id, (_, entry) => entry.SystemId).SingleOrDefaultAsync(ct),
        };
    }

    /// <summary>In an evaluation systems are called as its maker called them.</summary>
    private static async Task<IReadOnlyList<RatedName>> NamedAsync(StudioDbContext db, ResultsFilter filter, IReadOnlyList<RatedName> names, CancellationToken ct)
    {
        if (filter.Evaluation is not { } evaluation)
        {
            return names;
        }

        var entries = await db.EvaluationEntries.Where(e => e.EvaluationId == evaluation && e.SystemId != null).ToDictionaryAsync(e => e.SystemId!.Value, e => e.Name, ct);
        return [.. names.Select(name => entries.TryGetValue(name.Id, out var called) ? name with { Name = called } : name)];
    }

    /// <summary>Every vote in its order, as small as it can be: for what cannot be counted, such as drawing prompts again.</summary>
    internal async Task<IReadOnlyList<OrderedVote>> InOrderAsync(ResultsFilter filter, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await filter.Apply(db).OrderBy(v => v.At).ThenBy(v => v.Id).Select(v => new OrderedVote(v.PromptId, v.LeftSystemId, v.RightSystemId, v.Answer)).ToListAsync(ct);
    }
}

internal readonly record struct OrderedVote(Guid Prompt, Guid Left, Guid Right, VoteAnswer Answer)
{
    public PairTally Tally(int left, int right) => new(
        left, right, Answer == VoteAnswer.Left ? 1 : 0, Answer == VoteAnswer.Right ? 1 : 0, Answer is VoteAnswer.BothGood or VoteAnswer.BothBad ? 1 : 0);

    public double Score => Answer switch { VoteAnswer.Left => 1, VoteAnswer.Right => 0, _ => 0.5 };
}
