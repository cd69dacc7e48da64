using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Health;

namespace Studio.Web.Admin;

/// <summary>All workspaces of the server in numbers. Of what lies in them nothing is read: not one wish, not one picture.</summary>
internal sealed class AdminWorkspaceQueries(ServerAdministrator administrator, AcrossWorkspaces across, TimeProvider time)
{
    private const int MostFaces = 3;

    public async Task<AdminWorkspaceList> ReadAsync(CancellationToken cancellationToken)
    {
        var me = (await administrator.RequireAsync(cancellationToken)).Id;
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = across.CreateContext();
        var rows = await context.Workspaces.AsNoTracking().Where(w => w.DeleteAfter == null || w.DeleteAfter > now).ToListAsync(cancellationToken);
        var members = (await MembersAsync(context, cancellationToken)).ToLookup(m => m.WorkspaceId);
        var stored = await StoredAsync(context, cancellationToken);
        var limits = await LimitsAsync(context, cancellationToken);
        var used = await UsedAsync(context, now, cancellationToken);
        var looks = await LooksAsync(context, me, now, cancellationToken);
        var everybody = await context.ServerRules.AnyAsync(rules => rules.EverybodyMakesWorkspaces, cancellationToken);
        return new AdminWorkspaceList(
            [
                .. rows.Select(w => new AdminWorkspaceView(
                    w.Id, w.Name, w.Slug, Doors.StateOf(w.ArchivedAt, w.DeleteAfter), w.ArchivedAt, w.DeleteAfter,
                    [.. members[w.Id].Where(m => m.Role == Role.Owner).Select(m => m.Name)],
                    [.. members[w.Id].Take(MostFaces).Select(m => new AdminFace(m.Name, m.Hue))],
                    members[w.Id].Count(), stored.GetValueOrDefault(w.Id).Count,
                    stored.GetValueOrDefault(w.Id).Bytes, limits.GetValueOrDefault(w.Id)?.StorageBytes,
                    used.GetValueOrDefault((w.Id, QuotaDay.At(now, w.TimeZone).Date)), limits.GetValueOrDefault(w.Id)?.DeviceMillisecondsADay, w.Weight,
                    members[w.Id].Any(m => m.UserId == me), looks.TryGetValue(w.Id, out var until) ? until : null)),
            ],
            everybody);
    }

#pragma warning disable RS0030 // Numbers of all workspaces, and who is in them, are what an administrator of the server may see.
    private static async Task<List<Member>> MembersAsync(StudioDbContext context, CancellationToken cancellationToken) =>
        await context.Memberships.IgnoreQueryFilters()
            .Join(context.Users, m => m.UserId, u => u.Id, (m, u) => new { m.WorkspaceId, m.UserId, m.Role, m.JoinedAt, u.DisplayName, u.Hue })
            .OrderByDescending(m => m.Role == Role.Owner).ThenBy(m => m.JoinedAt).ThenBy(m => m.UserId)
            .Select(m => new Member(m.WorkspaceId, m.UserId, m.Role, m.DisplayName, m.Hue))
            .ToListAsync(cancellationToken);

    private static Task<Dictionary<Guid, (long Bytes, int Count)>> StoredAsync(StudioDbContext context, CancellationToken cancellationToken) =>
        context.Images.IgnoreQueryFilters().GroupBy(i => i.WorkspaceId)
            .Select(g => new { g.Key, Bytes = g.Sum(i => i.ByteCount), Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => (g.Bytes, g.Count), cancellationToken);

    private static Task<Dictionary<Guid, QuotaLimit>> LimitsAsync(StudioDbContext context, CancellationToken cancellationToken) =>
        context.QuotaLimits.IgnoreQueryFilters().AsNoTracking().Where(l => l.Subject == QuotaSubject.Workspace).ToDictionaryAsync(l => l.WorkspaceId, cancellationToken);

    /// <summary>Of yesterday to tomorrow: "today" is another day in each time zone.</summary>
    private static async Task<Dictionary<(Guid, DateOnly), long>> UsedAsync(StudioDbContext context, DateTime now, CancellationToken cancellationToken)
    {
        var (first, last) = (DateOnly.FromDateTime(now.AddDays(-1)), DateOnly.FromDateTime(now.AddDays(1)));
        var rows = await context.QuotaUses.IgnoreQueryFilters().AsNoTracking()
            .Where(u => u.HolderId == u.WorkspaceId && u.Day >= first && u.Day <= last).ToListAsync(cancellationToken);
        return rows.ToDictionary(u => (u.WorkspaceId, u.Day), u => u.DeviceMilliseconds);
    }

    private static async Task<Dictionary<Guid, DateTime>> LooksAsync(StudioDbContext context, Guid me, DateTime now, CancellationToken cancellationToken)
    {
        var open = await context.AdministratorLooks.IgnoreQueryFilters().Where(look => look.AdministratorId == me && look.EndedAt == null && look.EndsAt > now)
            .Select(look => new { look.WorkspaceId, look.EndsAt }).ToListAsync(cancellationToken);
        return open.GroupBy(look => look.WorkspaceId).ToDictionary(looks => looks.Key, looks => looks.Max(look => look.EndsAt));
    }
#pragma warning restore RS0030

    private sealed record Member(Guid WorkspaceId, Guid UserId, Role Role, string Name, int Hue);
}
