using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Rating;

/// <summary>What a member can rate. Scoped.</summary>
public sealed class MySessions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    /// <summary>Null where nothing is rated, or not yet.</summary>
    public async Task<SessionTitle?> NameAsync(Guid evaluation, CancellationToken ct)
    {
        workspace.Access.Require(Permission.Rate);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Evaluations.Where(e => e.Id == evaluation && e.State != EvaluationState.Draft)
            .Join(db.Workspaces, e => e.WorkspaceId, w => w.Id, (e, w) => new SessionTitle(w.Name, e.Name)).FirstOrDefaultAsync(ct);
    }

    /// <summary>Open ones: those one was asked for first, then whoever misses most answers.</summary>
    public async Task<IReadOnlyList<MySession>> OpenAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.Rate);
        var me = workspace.Access.UserId;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Evaluations.Where(e => e.State == EvaluationState.Running)
            .Select(e => new
            {
                e.Id,
                e.Name,
                e.Questions,
                e.VotesEach,
                Pairs = db.RatingPairs.Count(p => p.EvaluationId == e.Id && p.Expected == null),
                Full = db.RatingPairs.Count(p => p.EvaluationId == e.Id && p.Expected == null && p.Answers >= e.VotesEach),
                Mine = db.RatingAssignments.Count(a => a.EvaluationId == e.Id && a.Kind == AssignmentKind.Pair && a.AnsweredAt != null && db.Raters.Any(r => r.Id == a.RaterId && r.UserId == me)),
                AskedBy = db.Raters.Where(r => r.EvaluationId == e.Id && r.UserId == me && r.AskedById != null && r.AskedById != me).Join(db.Users, r => r.AskedById, u => u.Id, (_, u) => u.DisplayName).FirstOrDefault(),
                // Pairs that wait for others alone: their pictures are this member's own.
                Own = e.MayRateOwn || me == null ? 0 : db.RatingPairs.Count(p => p.EvaluationId == e.Id && p.Expected == null && p.Answers < e.VotesEach
                    && db.EvaluationSamples.Any(s => (s.Id == p.FirstSampleId || s.Id == p.SecondSampleId) && db.Images.AlsoOfEvaluations().Any(i => i.Id == s.ImageId && i.CreatedById == me))),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(row => new MySession(row.Id, row.Name, row.Questions, row.VotesEach, row.Pairs, row.Pairs - row.Full, row.Mine, row.AskedBy) { Own = row.Own })
                .OrderByDescending(row => row.AskedBy is not null).ThenByDescending(row => row.Open - row.Own).ThenBy(row => row.Name, StringComparer.CurrentCulture),
        ];
    }
}

/// <summary>What stands over a session.</summary>
public sealed record SessionTitle(string Workspace, string Evaluation);

/// <param name="Open">Pairs that still need answers of somebody.</param>
/// <param name="Mine">Pairs this member answered.</param>
/// <param name="AskedBy">Who asked them; null for nobody.</param>
public sealed record MySession(Guid Id, string Name, IReadOnlyList<EvaluationQuestion> Questions, int VotesEach, int Pairs, int Open, int Mine, string? AskedBy)
{
    /// <summary>Of the open ones, those that show a picture this member made and may therefore not rate.</summary>
    public int Own { get; init; }

    /// <summary>All that waits shows their own pictures, and they have answered nothing that they could come back to.</summary>
    public bool IsForOthers => Own > 0 && Own == Open && Mine == 0;
}
