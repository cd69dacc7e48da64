using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Invitations;

namespace Studio.Data.Tenancy;

/// <summary>The way in by a link: its secret is the only key. Whoever has none learns nothing, not even that there is a workspace.</summary>
public sealed class JoinDoors(AcrossWorkspaces across)
{
    /// <summary>What the secret leads to, whether the link still works or not; null for one that never was.</summary>
    public async Task<JoinDoor?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        if (!InvitationSecret.IsWhole(secret))
        {
            return null;
        }

        var hash = InvitationSecret.HashOf(secret!);
        await using var context = across.CreateContext();
        return await Invitations(context).Where(i => i.SecretHash == hash)
            .Join(context.Workspaces, i => i.WorkspaceId, w => w.Id, (i, w) => new { Invitation = i, Workspace = w })
            .Join(context.Users, found => found.Invitation.CreatedById, u => u.Id, (found, u) =>
                new JoinDoor(found.Invitation, found.Workspace.Slug, found.Workspace.Name, u.DisplayName, u.Hue, found.Workspace.TimeZone))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whoever stands at the door: no member, without any right but to ask.</summary>
    /// <param name="door">Found by its secret.</param>
    /// <param name="userId">Null for somebody who has no account yet.</param>
    public static WorkspaceAccess Guest(JoinDoor door, Guid? userId) =>
        new(door.Invitation.WorkspaceId, PrincipalKind.Guest, userId, role: null, FrozenSet<Permission>.Empty);

    /// <summary>Names of the workspaces that somebody waits to be let into.</summary>
    public async Task<IReadOnlyList<string>> WaitingOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return await Requests(context).Where(r => r.UserId == userId && r.State == JoinState.Waiting)
            .Join(context.Workspaces, r => r.WorkspaceId, w => w.Id, (_, w) => w.Name)
            .Distinct().OrderBy(name => name).ToListAsync(cancellationToken);
    }

    /// <summary>Where a person asked at any time: their rows go when the person does.</summary>
    internal async Task ForgetAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        await Requests(context).Where(r => r.UserId == userId).ExecuteDeleteAsync(cancellationToken);
    }

#pragma warning disable RS0030 // Like Doors: every query above is by the hash of a secret or by a person.
    private static IQueryable<Invitation> Invitations(StudioDbContext context) => context.Invitations.IgnoreQueryFilters().AsNoTracking();

    private static IQueryable<JoinRequest> Requests(StudioDbContext context) => context.JoinRequests.IgnoreQueryFilters().AsNoTracking();
#pragma warning restore RS0030
}
