using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Keys;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Keys;

/// <summary>Keys of this workspace.</summary>
internal sealed class KeyQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, KeyCalls calls, TimeProvider time)
{
    // What is long over is in the log.
    private const int MostOver = 20;

    /// <summary>Those that work first, the one used last at the top; then those that are over.</summary>
    public async Task<IReadOnlyList<KeyView>> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageKeys);
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.ApiKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id).ToListAsync(cancellationToken);
        var joined = await context.Memberships.ToDictionaryAsync(m => m.UserId, m => m.JoinedAt, cancellationToken);
        var people = keys.Select(k => k.CreatedById).Concat(keys.Select(k => k.RevokedById).OfType<Guid>()).Distinct().ToList();
        var names = await context.Users.Where(u => people.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName, u.DeleteAfter }).ToDictionaryAsync(u => u.Id, cancellationToken);
        var zone = await context.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.TimeZone).SingleAsync(cancellationToken);
        var today = QuotaDay.At(now, zone).Date;
        var oldest = today.AddDays(1 - KeyDay.DaysKept);
        var days = (await context.KeyDays.AsNoTracking().Where(d => d.Day >= oldest).ToListAsync(cancellationToken)).ToLookup(d => d.KeyId);
        var views = keys.Select(k => new KeyView(
            k.Id, k.Name, k.Beginning, k.Scopes, k.Addresses, Name(k.CreatedById) ?? "", k.CreatedAt, k.ExpiresAt, k.LastUsedAt, k.LastAddress,
            k.RevokedAt, k.RevokedById is { } by ? Name(by) : null,
            // As the door judges: whoever is leaving the studio is no member any more.
            k.StateAt(now, names.GetValueOrDefault(k.CreatedById)?.DeleteAfter is null && joined.TryGetValue(k.CreatedById, out var at) ? at : null))
        {
            Today = KeyCount.Of(days[k.Id].Where(d => d.Day == today), calls.Waiting(workspace.Id, k.Id)),
            Month = KeyCount.Of(days[k.Id], calls.Waiting(workspace.Id, k.Id)),
        }).ToList();
        return
        [
            .. views.Where(view => view.Works).OrderByDescending(view => view.LastUsedAt ?? DateTime.MinValue).ThenByDescending(view => view.CreatedAt),
            .. views.Where(view => !view.Works).Take(MostOver),
        ];

        string? Name(Guid id) => names.GetValueOrDefault(id)?.DisplayName;
    }
}
