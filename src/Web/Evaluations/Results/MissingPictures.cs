using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Runs;

namespace Studio.Web.Evaluations.Results;

/// <summary>
/// A picture that was refused, failed or is held loses against every picture that there is for the same prompt and place, with as many answers as a pair is asked for:
/// a system that refuses what is hard must not win by it. What a folder does not bring says nothing about its system and is left out.
/// </summary>
internal static class MissingPictures
{
    private static readonly SampleState[] Lost = [SampleState.Refused, SampleState.Failed, SampleState.Blocked];

    public static async Task<IReadOnlyList<OrderedVote>> LossesAsync(StudioDbContext db, Guid evaluation, string? category, CancellationToken ct)
    {
        var each = await db.Evaluations.Where(e => e.Id == evaluation).Select(e => e.VotesEach).FirstOrDefaultAsync(ct);
        var samples = db.EvaluationSamples.Where(s => s.EvaluationId == evaluation)
            .Join(db.EvaluationEntries.Where(e => e.SystemId != null), s => s.EntryId, e => e.Id, (s, e) => new { s.PromptId, s.Number, s.State, System = e.SystemId!.Value });
        if (category is not null)
        {
            samples = samples.Where(s => db.EvaluationPrompts.Any(p => p.Id == s.PromptId && p.Category == category));
        }

        var pairs = await samples.Where(s => Lost.Contains(s.State))
            .Join(samples.Where(s => s.State == SampleState.Done), lost => new { lost.PromptId, lost.Number }, made => new { made.PromptId, made.Number }, (lost, made) => new { lost.PromptId, made.System, Lost = lost.System })
            .OrderBy(pair => pair.PromptId).ThenBy(pair => pair.System).ThenBy(pair => pair.Lost)
            .ToListAsync(ct);
        return [.. pairs.SelectMany(pair => Enumerable.Repeat(new OrderedVote(pair.PromptId, pair.System, pair.Lost, VoteAnswer.Left), each))];
    }

    public static async Task<IReadOnlyList<NotBrought>> NotBroughtAsync(StudioDbContext db, Guid evaluation, CancellationToken ct) =>
    [
        .. (await db.EvaluationSamples.Where(s => s.EvaluationId == evaluation && s.State == SampleState.Missing)
            .Join(db.EvaluationEntries, s => s.EntryId, e => e.Id, (s, e) => new { e.Name, e.Place })
            .GroupBy(e => new { e.Place, e.Name }).OrderBy(g => g.Key.Place)
            .Select(g => new { g.Key.Name, Count = g.Count() }).ToListAsync(ct)).Select(row => new NotBrought(row.Name, row.Count)),
    ];

    public static async Task<(int Refused, int Failed, int Blocked)> CountAsync(StudioDbContext db, Guid evaluation, CancellationToken ct)
    {
        var counts = await db.EvaluationSamples.Where(s => s.EvaluationId == evaluation && Lost.Contains(s.State))
            .GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return (counts.GetValueOrDefault(SampleState.Refused), counts.GetValueOrDefault(SampleState.Failed), counts.GetValueOrDefault(SampleState.Blocked));
    }
}
