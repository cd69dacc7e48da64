using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Jobs.Claims;

namespace Studio.Jobs.Quotas;

/// <summary>
/// How many pictures of one member, and of one workspace, may be computed at the same time. Looked at when a slot takes the next picture:
/// two slots that look in the same moment may together go one over it.
/// </summary>
internal static class AtOnceLimit
{
    /// <summary>Of those who wait, the ones whose limit leaves room for one more.</summary>
    public static async Task<IReadOnlyList<WaitingMember>> MayStartAsync(StudioDbContext db, IReadOnlyList<WaitingMember> waiting, CancellationToken ct)
    {
        var limits = waiting.Count == 0 ? [] : await LimitsAsync(db, ct);
        if (limits.Count == 0)
        {
            return waiting;
        }

        var running = await DeviceUse.OfAllWorkspaces(db)
            .Where(p => p.Picture.Status == PictureStatus.Running)
            .Select(p => new { p.Picture.WorkspaceId, p.UserId })
            .ToListAsync(ct);
        var subjects = await SubjectsAsync(db, [.. limits.Select(l => l.WorkspaceId).Distinct()], ct);
        return [.. waiting.Where(w => HasRoom(w.Member))];

        bool HasRoom(Member member) =>
            running.Count(r => r.WorkspaceId == member.WorkspaceId) < Limit(member.WorkspaceId, QuotaSubject.Workspace)
            && running.Count(r => r.WorkspaceId == member.WorkspaceId && r.UserId == member.UserId) < Limit(member.WorkspaceId, subjects.GetValueOrDefault(member));

        int Limit(Guid workspace, QuotaSubject? subject) =>
            limits.FirstOrDefault(l => l.WorkspaceId == workspace && l.Subject == subject)?.AtOnce ?? int.MaxValue;
    }

#pragma warning disable RS0030 // The queue serves all workspaces; what leaves this file are ids.
    private static Task<List<QuotaLimit>> LimitsAsync(StudioDbContext db, CancellationToken ct) =>
        db.QuotaLimits.IgnoreQueryFilters().AsNoTracking().Where(l => l.AtOnce != null).ToListAsync(ct);

    private static async Task<Dictionary<Member, QuotaSubject?>> SubjectsAsync(StudioDbContext db, IReadOnlyList<Guid> workspaces, CancellationToken ct) =>
        (await db.Memberships.IgnoreQueryFilters().AsNoTracking().Where(m => workspaces.Contains(m.WorkspaceId)).Select(m => new { m.WorkspaceId, m.UserId, m.Role }).ToListAsync(ct))
            .ToDictionary(m => new Member(m.WorkspaceId, m.UserId), m => QuotaLimit.SubjectOf(m.Role));
#pragma warning restore RS0030
}
