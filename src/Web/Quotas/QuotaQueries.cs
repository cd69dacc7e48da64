using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs;

namespace Studio.Web.Quotas;

/// <summary>Use and limits of the current workspace.</summary>
public sealed class QuotaQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, QueueForecast forecast, TimeProvider time)
{
    private const int MostNext = 10;

    /// <param name="days">1 for today, 7 or 30 with today.</param>
    public async Task<QuotaView> ReadAsync(int days, CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.CreateImages);
        var manages = workspace.Access.Shows(Permission.ManageQuotas);
        var me = workspace.Access.UserId ?? Guid.Empty;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var own = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == workspace.Id, cancellationToken);
        var limits = await db.QuotaLimits.AsNoTracking().ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var today = QuotaDay.At(now, own.TimeZone).Date;
        var facts = await FactsAsync(db, now, (today.AddDays(1 - days), today), manages ? null : me, cancellationToken);
        var members = await MembersAsync(db, manages ? null : me, cancellationToken);
        var used = members.Select(m => m with { Use = facts.Of(m.UserId, Limit(limits, QuotaLimit.SubjectOf(m.Role))) }).ToList();
        return new QuotaView(
            used.SingleOrDefault(m => m.UserId == me)?.Use ?? facts.Of(me, limit: null),
            facts.Of(workspace.Id, Limit(limits, QuotaSubject.Workspace)),
            manages ? [.. used.OrderByDescending(m => m.Use.DeviceMilliseconds).ThenBy(m => m.Name, StringComparer.CurrentCulture)] : [],
            manages ? limits : [],
            manages ? await NextAsync(db, cancellationToken) : [],
            own.Weight,
            own.TimeZone)
        {
            Refused = manages ? await RefusedToday.ReadAsync(db, today, cancellationToken) : [],
        };
    }

    /// <summary>For the frame of every page: pictures of today and how many a day; null where nothing limits them.</summary>
    public async Task<(int Made, int Limit)?> TodayAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.CreateImages);
        if (workspace.Access is not { UserId: { } me, Role: { } role } || QuotaLimit.SubjectOf(role) is not { } subject)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.QuotaLimits.Where(l => l.Subject == subject).Select(l => l.PicturesADay).SingleOrDefaultAsync(cancellationToken) is not { } limit)
        {
            return null;
        }

        var zone = await db.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.TimeZone).SingleAsync(cancellationToken);
        var today = QuotaDay.At(time.GetUtcNow().UtcDateTime, zone).Date;
        return (await db.QuotaUses.Where(u => u.HolderId == me && u.Day == today).Select(u => u.Pictures).SingleOrDefaultAsync(cancellationToken), limit);
    }

    private static QuotaLimit? Limit(IReadOnlyList<QuotaLimit> limits, QuotaSubject? subject) => limits.SingleOrDefault(l => l.Subject == subject);

    private async Task<Facts> FactsAsync(StudioDbContext db, DateTime now, (DateOnly First, DateOnly Last) days, Guid? only, CancellationToken ct)
    {
        var uses = await db.QuotaUses.AsNoTracking().Where(u => u.Day >= days.First && u.Day <= days.Last && (only == null || u.HolderId == only || u.HolderId == workspace.Id)).ToListAsync(ct);
        var work = await db.Generations
            .Where(g => g.Status == GenerationStatus.Queued || g.Status == GenerationStatus.Running)
            .SelectMany(g => g.Pictures, (g, p) => new { g.CreatedById, p.Status, IsDeferred = g.NotBefore > now })
            .GroupBy(p => p.CreatedById)
            .Select(g => new { g.Key, Running = g.Count(p => p.Status == PictureStatus.Running), Waiting = g.Count(p => p.Status == PictureStatus.Queued), Deferred = g.Count(p => p.Status == PictureStatus.Queued && p.IsDeferred) })
            .ToListAsync(ct);
        var stored = await db.Images.AlsoHidden().GroupBy(i => i.CreatedById).Select(g => new { g.Key, Bytes = g.Sum(i => i.ByteCount), Count = g.Count() }).ToListAsync(ct);
        return new Facts(
            workspace.Id,
            uses,
            work.ToDictionary(w => w.Key, w => new Work(w.Running, w.Waiting, w.Deferred)),
            stored.ToDictionary(s => s.Key, s => (s.Bytes, s.Count)));
    }

    private static async Task<List<MemberUse>> MembersAsync(StudioDbContext db, Guid? only, CancellationToken ct)
    {
        var rows = await db.Memberships.AsNoTracking()
            .Where(m => only == null || m.UserId == only)
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new { m.UserId, u.DisplayName, u.Hue, u.PortraitId, m.Role, m.Weight })
            .ToListAsync(ct);
        return [.. rows
            .Where(m => QuotaLimit.SubjectOf(m.Role) is not null)
            .Select(m => new MemberUse(m.UserId, m.DisplayName, m.Hue, m.Role, m.Weight, new HolderUse(0, 0, 0, 0, 0, 0, 0, 0, 0, Limit: null)) { Portrait = m.PortraitId })];
    }

    private async Task<IReadOnlyList<Guid>> NextAsync(StudioDbContext db, CancellationToken ct)
    {
        var next = (await forecast.WaitingAsync(ct)).Where(entry => !entry.IsPaused).Take(MostNext).Select(entry => entry.GenerationId).ToList();
        var authors = await db.Generations.Where(g => next.Contains(g.Id)).Select(g => new { g.Id, g.CreatedById }).ToDictionaryAsync(g => g.Id, g => g.CreatedById, ct);
        return [.. next.Where(authors.ContainsKey).Select(id => authors[id])];
    }

    private readonly record struct Work(int Running, int Waiting, int Deferred);

    private sealed record Facts(
        Guid WorkspaceId, IReadOnlyList<QuotaUse> Uses, IReadOnlyDictionary<Guid, Work> Works, IReadOnlyDictionary<Guid, (long Bytes, int Count)> Stored)
    {
        public HolderUse Of(Guid holder, QuotaLimit? limit)
        {
            var uses = Uses.Where(u => u.HolderId == holder).ToList();
            var (running, waiting, deferred) = holder == WorkspaceId
                ? new Work(Works.Values.Sum(w => w.Running), Works.Values.Sum(w => w.Waiting), Works.Values.Sum(w => w.Deferred))
                : Works.GetValueOrDefault(holder);
            var (bytes, count) = holder == WorkspaceId ? (Stored.Values.Sum(s => s.Bytes), Stored.Values.Sum(s => s.Count)) : Stored.GetValueOrDefault(holder);
            return new HolderUse(
                uses.Sum(u => u.Pictures), running + waiting - deferred, deferred, uses.Sum(u => u.DeviceMilliseconds), uses.Sum(u => u.ReservedMilliseconds), running, waiting, bytes, count, limit);
        }
    }
}
