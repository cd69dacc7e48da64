using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Web.Health;

namespace Studio.Web.Admin;

/// <summary>All accounts of the server.</summary>
internal sealed class AdminUserQueries(ServerAdministrator administrator, AcrossWorkspaces across, TimeProvider time)
{
    public const int Most = 100;

    public async Task<AdminUserList> ReadAsync(string? text, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = across.CreateContext();
        // An erased account has no address any more; its row only holds what it made together.
        var all = context.Users.AsNoTracking().Where(user => user.NormalizedEmail != null);
        var found = await FindAsync(all, text?.Trim() ?? "", cancellationToken);
        List<Guid> first = [.. found.Take(Most)];
        var shown = await all.Where(user => first.Contains(user.Id)).ToListAsync(cancellationToken);
        var administrators = await all.Where(user => user.IsServerAdministrator).OrderBy(user => user.CreatedAt).ThenBy(user => user.Id).ToListAsync(cancellationToken);
        var week = now.AddDays(-7);
        return new AdminUserList(
            await ViewsAsync(context, [.. shown.OrderBy(user => first.IndexOf(user.Id))], now, cancellationToken),
            found.Count,
            await all.CountAsync(cancellationToken),
            await all.CountAsync(user => context.UserSessions.Any(session => session.UserId == user.Id && session.SeenAt >= week), cancellationToken),
            await ViewsAsync(context, administrators, now, cancellationToken),
            await context.ServerRules.AnyAsync(rules => rules.EverybodyMakesAccounts, cancellationToken));
    }

    /// <summary>Compared here: only one of the two databases folds letters outside ASCII.</summary>
    private static async Task<IReadOnlyList<Guid>> FindAsync(IQueryable<StudioUser> all, string text, CancellationToken cancellationToken)
    {
        var names = await all.Select(user => new { user.Id, user.DisplayName, Email = user.Email ?? "" }).ToListAsync(cancellationToken);
        return
        [
            .. names.Where(user => user.DisplayName.Contains(text, StringComparison.CurrentCultureIgnoreCase) || user.Email.Contains(text, StringComparison.OrdinalIgnoreCase))
                .OrderBy(user => user.DisplayName, StringComparer.CurrentCulture).ThenBy(user => user.Id).Select(user => user.Id),
        ];
    }

    private static async Task<IReadOnlyList<AdminUserView>> ViewsAsync(StudioDbContext context, List<StudioUser> users, DateTime now, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. users.Select(user => user.Id)];
#pragma warning disable RS0030 // Who is in which workspace, for the administrators of the server.
        var spaces = await context.Memberships.IgnoreQueryFilters().Where(m => ids.Contains(m.UserId))
            .Join(context.Workspaces, m => m.WorkspaceId, w => w.Id, (m, w) => new { m.UserId, m.Role, w.Name })
            .OrderBy(m => m.Name).ToListAsync(cancellationToken);
#pragma warning restore RS0030
        var seen = await context.UserSessions.Where(s => ids.Contains(s.UserId)).GroupBy(s => s.UserId)
            .Select(g => new { g.Key, At = g.Max(s => s.SeenAt) }).ToDictionaryAsync(g => g.Key, g => (DateTime?)g.At, cancellationToken);
        var passkeys = await context.UserPasskeys.Where(p => ids.Contains(p.UserId)).GroupBy(p => p.UserId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var of = spaces.ToLookup(space => space.UserId, space => $"{space.Name}, {space.Role}");
        return
        [
            .. users.Select(user => new AdminUserView(
                user.Id, user.DisplayName, user.Email ?? "", user.Hue, [.. of[user.Id]], user.PasswordHash is not null, user.TwoFactorEnabled,
                passkeys.GetValueOrDefault(user.Id), seen.GetValueOrDefault(user.Id), user.LockoutEnd?.UtcDateTime is { } until && until > now ? until : null,
                user.DeleteAfter, user.IsServerAdministrator)),
        ];
    }
}
