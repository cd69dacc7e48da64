using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Scheduling;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Evaluations.Raters;

/// <summary>Who rates an evaluation, and by which links. Scoped.</summary>
public sealed class RaterQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    /// <summary>Null where there is no such evaluation.</summary>
    public async Task<RatersView?> FindAsync(Guid evaluation, CancellationToken ct)
    {
        workspace.Access.RequireToSee(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.Evaluations.AsNoTracking().FirstOrDefaultAsync(e => e.Id == evaluation, ct);
        if (found is null)
        {
            return null;
        }

        var records = await RaterRecords.OfAsync(db, db.RatingAssignments.Where(a => a.EvaluationId == evaluation), ct);
        var rows = await db.Raters.AsNoTracking().Where(r => r.EvaluationId == evaluation)
            .Select(r => new { Rater = r, Member = db.Users.Where(u => u.Id == r.UserId).Select(u => new { u.DisplayName, u.Hue }).FirstOrDefault() })
            .ToListAsync(ct);
        var pairs = await db.RatingPairs.CountAsync(p => p.EvaluationId == evaluation && p.Expected == null, ct);
        var links = await db.GuestLinks.AsNoTracking().Where(l => l.EvaluationId == evaluation).OrderByDescending(l => l.CreatedAt).ToListAsync(ct);
        var raters = rows.Select(row => RaterRow.Of(row.Rater, row.Member?.DisplayName, row.Member?.Hue ?? 0, records.GetValueOrDefault(row.Rater.Id), pairs)).ToList();
        var members = await db.Memberships.Where(m => !db.Raters.Any(r => r.EvaluationId == evaluation && r.UserId == m.UserId))
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new { m.Role, u.Id, u.DisplayName }).OrderBy(m => m.DisplayName).ToListAsync(ct);
        return new RatersView(
            found,
            [.. raters.OrderByDescending(row => row.IsStrange).ThenByDescending(row => row.Record.Answers).ThenBy(row => row.Name, StringComparer.CurrentCulture)],
            links,
            [.. members.Where(m => RolePermissions.Of(m.Role).Contains(Permission.Rate)).Select(m => new AskableMember(m.Id, m.DisplayName))],
            pairs,
            time.GetUtcNow().UtcDateTime)
        {
            Zone = await db.PersonZoneAsync(workspace, ct),
        };
    }
}

/// <param name="Pairs">Checks are not among them.</param>
public sealed record RatersView(
    Data.Evaluation.Designs.HumanEvaluation Evaluation, IReadOnlyList<RaterRow> Raters, IReadOnlyList<GuestLink> Links, IReadOnlyList<AskableMember> Askable, int Pairs, DateTime Now)
{
    /// <summary>Of the clocks that the person sees.</summary>
    public required TimeZoneInfo Zone { get; init; }
}

public sealed record AskableMember(Guid Id, string Name);

public sealed record RaterRow(Guid Id, string Name, int Hue, bool IsGuest, int Asked, RaterRecord Record, RaterMark? Mark, bool IsLeftOut, bool WasLeftOutByProgram, DateTime? SeenAt)
{
    public bool IsStrange => Mark is not null && !IsLeftOut;

    /// <summary>What is strange, after the name.</summary>
    public string Strange => Mark == RaterMark.Burst ? "came with many others at once" : Record.Words;

    public static RaterRow Of(Rater rater, string? member, int hue, RaterRecord? record, int pairs) => new(
        rater.Id,
        member ?? rater.Name,
        hue,
        rater.UserId is null,
        Math.Min(rater.PairsAsked, Math.Max(pairs, record?.Answers ?? 0)),
        record ?? new RaterRecord(0, 0, 0, 0, 0, null),
        rater.Mark,
        rater.LeftOutAt is not null,
        rater is { LeftOutAt: not null, LeftOutById: null },
        rater.LastSeenAt);
}
