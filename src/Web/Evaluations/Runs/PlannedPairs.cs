using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Runs;

namespace Studio.Web.Evaluations.Runs;

/// <summary>Pairs of one question that there are or will be: what was refused, failed or is not in a folder makes none.</summary>
internal static class PlannedPairs
{
    private static readonly SampleState[] Comes = [SampleState.Waiting, SampleState.Queued, SampleState.Done];

    public static Task<int> CountAsync(StudioDbContext db, Guid evaluation, CancellationToken ct) =>
        db.EvaluationSamples.Where(s => s.EvaluationId == evaluation && Comes.Contains(s.State))
            .GroupBy(s => new { s.PromptId, s.Number })
            .Select(place => place.Count() * (place.Count() - 1) / 2)
            .SumAsync(ct);
}
