using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Evaluation.Runs;

namespace Studio.Jobs.Evaluations;

/// <summary>What the log says of an evaluation: numbers, never its name.</summary>
internal static class EvaluationSayings
{
    public static string ObjectOf(Guid id) => AuditSaying.ObjectOf("evaluation", id.ToString());

    /// <summary>Asked before pictures are given up.</summary>
    public static async Task<AuditSaying> ClosedAsync(StudioDbContext db, Guid id, CancellationToken ct)
    {
        var each = await db.Evaluations.Where(e => e.Id == id).Select(e => e.VotesEach).SingleAsync(ct);
        var asked = each * await db.RatingPairs.CountAsync(p => p.EvaluationId == id && p.Expected == null, ct);
        var votes = await VotesAsync(db, id, ct);
        var givenUp = await db.EvaluationSamples.CountAsync(s => s.EvaluationId == id && (s.State == SampleState.Waiting || s.State == SampleState.Queued), ct);
        return new AuditSaying(AuditAct.EvaluationClosed, ObjectOf(id), new { early = votes < asked || givenUp > 0, votes, asked, givenUp });
    }

    public static async Task<AuditSaying> PublishedAsync(StudioDbContext db, Guid id, CancellationToken ct) =>
        new(AuditAct.EvaluationPublished, ObjectOf(id), new { votes = await VotesAsync(db, id, ct) });

    public static Task<AuditSaying> ReopenedAsync(StudioDbContext db, Guid id, CancellationToken ct) =>
        Task.FromResult(new AuditSaying(AuditAct.EvaluationReopened, ObjectOf(id)));

    private static Task<int> VotesAsync(StudioDbContext db, Guid id, CancellationToken ct) => db.Votes.CountAsync(v => v.EvaluationId == id, ct);
}
