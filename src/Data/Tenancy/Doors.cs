using Microsoft.EntityFrameworkCore;
using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>The one place that looks across workspaces: who may enter which.</summary>
public sealed class Doors(AcrossWorkspaces across)
{
    /// <summary>Null for a stranger and for an unknown slug alike: nobody learns which workspaces exist.</summary>
    public async Task<WorkspaceAccess?> MemberAsync(string slug, Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        var found = await Memberships(context)
            .Where(m => m.UserId == userId)
            .Join(context.Workspaces, m => m.WorkspaceId, w => w.Id, (m, w) => new { w.Id, w.Slug, m.Role })
            .Where(m => m.Slug == slug)
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : Member(found.Id, userId, found.Role);
    }

    /// <summary>The same person's access as it stands now; null when it was taken away.</summary>
    public async Task<WorkspaceAccess?> MemberAsync(Guid workspaceId, Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        var role = await Memberships(context)
            .Where(m => m.WorkspaceId == workspaceId && m.UserId == userId)
            .Select(m => (Role?)m.Role)
            .FirstOrDefaultAsync(cancellationToken);
        return role is null ? null : Member(workspaceId, userId, role.Value);
    }

    public async Task<IReadOnlyList<WorkspaceDoor>> WorkspacesOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return await Memberships(context)
            .Where(m => m.UserId == userId)
            .Join(context.Workspaces, m => m.WorkspaceId, w => w.Id, (m, w) => new { w.Id, w.Slug, w.Name, m.Role })
            .OrderBy(d => d.Name).ThenBy(d => d.Id)
            .Select(d => new WorkspaceDoor(d.Id, d.Slug, d.Name, d.Role))
            .ToListAsync(cancellationToken);
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

    /// <summary>The workspaces that would have no owner without this person.</summary>
    public async Task<IReadOnlyList<WorkspaceDoor>> OnlyOwnerOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        var owners = Memberships(context).Where(m => m.Role == Role.Owner);
        return await owners
            .Where(m => m.UserId == userId && !owners.Any(other => other.WorkspaceId == m.WorkspaceId && other.UserId != userId))
            .Join(context.Workspaces, m => m.WorkspaceId, w => w.Id, (m, w) => new { w.Id, w.Slug, w.Name, m.Role })
            .OrderBy(d => d.Name).ThenBy(d => d.Id)
            .Select(d => new WorkspaceDoor(d.Id, d.Slug, d.Name, d.Role))
            .ToListAsync(cancellationToken);
    }

    /// <summary>All workspaces, for work that visits each one (sweeps, purges).</summary>
    public async Task<IReadOnlyList<Guid>> AllWorkspacesAsync(CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return await context.Workspaces.OrderBy(w => w.CreatedAt).ThenBy(w => w.Id).Select(w => w.Id).ToListAsync(cancellationToken);
    }

#pragma warning disable RS0030 // Looking across workspaces is what this file is for; every query above is by user or by workspace id.
    private static IQueryable<Membership> Memberships(StudioDbContext context) => context.Memberships.IgnoreQueryFilters().AsNoTracking();
#pragma warning restore RS0030

    private static WorkspaceAccess Member(Guid workspaceId, Guid userId, Role role) =>
        new(workspaceId, PrincipalKind.Member, userId, role, RolePermissions.Of(role));
}
