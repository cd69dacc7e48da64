using System.Net;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Keys;
using Studio.Data.Users;
using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>The way in for programs: a key is found by its hash and opens its own workspace only.</summary>
public sealed class KeyDoors(AcrossWorkspaces across, KeyCalls calls, TimeProvider time)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Null for a key that never was, ran out, was revoked, comes from elsewhere, or whose maker is no longer a member (or is leaving the studio, or was locked):
    /// whoever tries keys learns nothing from the difference.
    /// </summary>
    public async Task<KeyEntry?> EnterAsync(string? secret, IPAddress? from, CancellationToken cancellationToken)
    {
        if (!KeySecret.IsWhole(secret))
        {
            return null;
        }

        var (hash, now) = (KeySecret.HashOf(secret), time.GetUtcNow().UtcDateTime);
        await using var context = across.CreateContext();
        var found = await Keys(context).Where(k => k.SecretHash == hash)
            .Join(context.Workspaces, k => k.WorkspaceId, w => w.Id, (k, w) => new { Key = k, Workspace = w })
            .Join(Memberships(context), both => new { both.Key.WorkspaceId, UserId = both.Key.CreatedById }, m => new { m.WorkspaceId, m.UserId }, (both, m) => new { both.Key, both.Workspace, m.Role, m.JoinedAt })
            .Join(context.Users.Where(u => u.DeleteAfter == null && u.LockoutEnd != StudioUser.ShutOut), row => row.Key.CreatedById, u => u.Id, (row, _) => row)
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null || !KeySecret.IsSame(found.Key.SecretHash, hash) || found.Workspace.DeleteAfter <= now)
        {
            return null;
        }

        if (found.Key.StateAt(now, found.JoinedAt) != KeyState.Works || !KeyNetworks.Include(found.Key.Addresses, from))
        {
            calls.Refused(found.Workspace.Id, found.Key.Id, now);
            return null;
        }

        calls.Answered(found.Workspace.Id, found.Key.Id);
        await NoteAsync(context, found.Key, from, now, cancellationToken);
        var rights = KeyPermissions.Of(found.Key.Scopes, found.Role);
        var access = new WorkspaceAccess(found.Workspace.Id, PrincipalKind.Key, found.Key.CreatedById, found.Role, rights);
        return new KeyEntry(found.Key.Id, found.Key.Scopes, access.In(Doors.StateOf(found.Workspace.ArchivedAt, found.Workspace.DeleteAfter)));
    }

    /// <summary>At most once a minute: a program that reads a thousand pictures writes one row.</summary>
    private static async Task NoteAsync(StudioDbContext context, ApiKey key, IPAddress? from, DateTime now, CancellationToken cancellationToken)
    {
        var before = now - Precision;
        if (key.LastUsedAt is null || key.LastUsedAt <= before)
        {
            var address = from?.ToString();
            await Keys(context).Where(k => k.Id == key.Id && (k.LastUsedAt == null || k.LastUsedAt <= before))
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now).SetProperty(k => k.LastAddress, address), cancellationToken);
        }
    }

#pragma warning disable RS0030 // Like Doors: the one query is by the hash of a secret, the one update by the id of what it found.
    private static IQueryable<ApiKey> Keys(StudioDbContext context) => context.ApiKeys.IgnoreQueryFilters().AsNoTracking();

    private static IQueryable<Membership> Memberships(StudioDbContext context) => context.Memberships.IgnoreQueryFilters().AsNoTracking();
#pragma warning restore RS0030
}
