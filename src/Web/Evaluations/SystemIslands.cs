using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;

namespace Studio.Web.Evaluations;

/// <summary>Systems that one can reach from each other by votes.</summary>
internal static class SystemIslands
{
    /// <returns>The island of each system that was voted on, from 0.</returns>
    public static IReadOnlyDictionary<Guid, int> Of(IEnumerable<(Guid Left, Guid Right)> voted)
    {
        var (islands, next) = (new Dictionary<Guid, int>(), 0);
        foreach (var (left, right) in voted)
        {
            var to = islands.TryGetValue(left, out var known) ? known : next++;
            var from = islands.TryGetValue(right, out var other) ? other : to;
            (islands[left], islands[right]) = (to, to);
            foreach (var system in islands.Where(one => one.Value == from).Select(one => one.Key).ToList())
            {
                islands[system] = to;
            }
        }

        var numbers = islands.Values.Distinct().Order().Index().ToDictionary(one => one.Item, one => one.Index);
        return islands.ToDictionary(one => one.Key, one => numbers[one.Value]);
    }

    /// <summary>Pairs that could be answered and join systems which votes do not join; a system without votes is an island of its own.</summary>
    public static async Task<int> JoiningAsync(
        StudioDbContext db, Guid evaluation, IReadOnlyDictionary<Guid, int> islands, CancellationToken ct, EvaluationQuestion? question = null, string? category = null)
    {
        var systems = db.EvaluationSamples.Where(s => s.EvaluationId == evaluation).Join(db.EvaluationEntries, s => s.EntryId, e => e.Id, (s, e) => new { s.Id, e.SystemId });
        var pairs = await db.RatingPairs.Where(p => p.EvaluationId == evaluation && p.Expected == null && (question == null || p.Question == question))
            .Where(p => category == null || db.EvaluationPrompts.Any(prompt => prompt.Id == p.PromptId && prompt.Category == category))
            .Join(systems, p => p.FirstSampleId, s => s.Id, (p, first) => new { p.SecondSampleId, First = first.SystemId })
            .Join(systems, p => p.SecondSampleId, s => s.Id, (p, second) => new { p.First, Second = second.SystemId })
            .GroupBy(p => p).Select(g => new { g.Key.First, g.Key.Second, Count = g.Count() })
            .ToListAsync(ct);
        return pairs.Where(p => IslandOf(p.First) is not { } first || first != IslandOf(p.Second)).Sum(p => p.Count);

        int? IslandOf(Guid? system) => system is { } id && islands.TryGetValue(id, out var island) ? island : null;
    }
}
