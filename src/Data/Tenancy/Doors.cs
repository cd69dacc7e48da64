using Microsoft.EntityFrameworkCore;
using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>The one place that looks across workspaces: who may enter which.</summary>
public sealed class Doors(AcrossWorkspaces across, LookDoors looks, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Null for a stranger and for an unknown slug alike: nobody learns which workspaces exist.</summary>
    public async Task<WorkspaceAccess?> MemberAsync(string slug, Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        var door = await Of(context, userId).Where(d => d.Slug == slug).FirstOrDefaultAsync(cancellationToken);
        return door is null ? await looks.AccessAsync(context, workspace => workspace.Slug == slug, userId, cancellationToken) : Member(door, userId);
    }

    /// <summary>The same person's access as it stands now; null when it was taken away.</summary>
    public async Task<WorkspaceAccess?> MemberAsync(Guid workspaceId, Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        var door = await Of(context, userId).Where(d => d.Id == workspaceId).FirstOrDefaultAsync(cancellationToken);
        return door is null ? await looks.AccessAsync(context, workspace => workspace.Id == workspaceId, userId, cancellationToken) : Member(door, userId);
    }

    /// <summary>Where the person is a member, the archived ones too; what they only look into is not among them.</summary>
    public async Task<IReadOnlyList<WorkspaceDoor>> WorkspacesOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return [.. (await Of(context, userId).OrderBy(d => d.Name).ThenBy(d => d.Id).ToListAsync(cancellationToken)).Select(door => door.ToDoor())];
    }

    /// <summary>What the frame of a page shows of the workspace: as a member, or as an administrator who looks in.</summary>
    public async Task<WorkspaceDoor?> DoorAsync(Guid workspaceId, Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        var door = await Of(context, userId).Where(d => d.Id == workspaceId).FirstOrDefaultAsync(cancellationToken);
        return door is null ? await looks.DoorAsync(context, workspaceId, userId, cancellationToken) : door.ToDoor();
    }

    /// <summary>Where a slug that a workspace no longer uses leads; null when nobody had it.</summary>
    public async Task<string?> CurrentSlugAsync(string oldSlug, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return await context.WorkspaceSlugs
            .Where(s => s.Slug == oldSlug)
            .Join(context.Workspaces, s => s.WorkspaceId, w => w.Id, (s, w) => w.Slug)
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<bool> AnyUserAsync(CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return await context.Users.AnyAsync(cancellationToken);
    }

    /// <summary>The workspaces that would have no owner without this person, those that are going to be erased too.</summary>
    public async Task<IReadOnlyList<WorkspaceDoor>> OnlyOwnerOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        var owners = Memberships(context).Where(m => m.Role == Role.Owner);
        var alone = Of(context, userId).Where(d => d.Role == Role.Owner && !owners.Any(other => other.WorkspaceId == d.Id && other.UserId != userId));
        return [.. (await alone.OrderBy(d => d.Name).ThenBy(d => d.Id).ToListAsync(cancellationToken)).Select(door => door.ToDoor())];
    }

    /// <summary>All workspaces, for work that visits each one (sweeps, purges).</summary>
    public async Task<IReadOnlyList<Guid>> AllWorkspacesAsync(CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return await context.Workspaces.OrderBy(w => w.CreatedAt).ThenBy(w => w.Id).Select(w => w.Id).ToListAsync(cancellationToken);
    }

    public static WorkspaceState StateOf(DateTime? archivedAt, DateTime? deleteAfter) =>
        deleteAfter is not null ? WorkspaceState.Ending : archivedAt is not null ? WorkspaceState.Archived : WorkspaceState.InUse;

    /// <summary>A workspace whose time is over is not there any more, whether its rows are erased yet or not.</summary>
    private IQueryable<FoundDoor> Of(StudioDbContext context, Guid userId)
    {
        var now = Now;
        return Memberships(context)
            .Where(m => m.UserId == userId)
            .Join(
                context.Workspaces.Where(w => w.DeleteAfter == null || w.DeleteAfter > now),
                m => m.WorkspaceId,
                w => w.Id,
                (m, w) => new FoundDoor { Id = w.Id, Slug = w.Slug, Name = w.Name, Role = m.Role, ArchivedAt = w.ArchivedAt, DeleteAfter = w.DeleteAfter });
    }

#pragma warning disable RS0030 // Looking across workspaces is what this file is for; every query above is by user or by workspace id.
    private static IQueryable<Membership> Memberships(StudioDbContext context) => context.Memberships.IgnoreQueryFilters().AsNoTracking();
#pragma warning restore RS0030

    private static WorkspaceAccess Member(FoundDoor door, Guid userId) =>
        new WorkspaceAccess(door.Id, PrincipalKind.Member, userId, door.Role, RolePermissions.Of(door.Role)).In(StateOf(door.ArchivedAt, door.DeleteAfter));

    private sealed class FoundDoor
    {
        public required Guid Id { get; init; }

        public required string Slug { get; init; }

        public required string Name { get; init; }

        public required Role Role { get; init; }

        public required DateTime? ArchivedAt { get; init; }

        public required DateTime? DeleteAfter { get; init; }

        public WorkspaceDoor ToDoor() => new(Id, Slug, Name, Role) { State = StateOf(ArchivedAt, DeleteAfter), DeleteAfter = DeleteAfter };
    }
}
