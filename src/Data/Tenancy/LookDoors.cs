using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Looks;

namespace Studio.Data.Tenancy;

/// <summary>The way in for an administrator of the server who began a look: while it lasts, and while they are one.</summary>
public sealed class LookDoors(TimeProvider time)
{
    internal async Task<WorkspaceAccess?> AccessAsync(
        StudioDbContext context, Expression<Func<Workspace, bool>> which, Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var found = await Open(context, userId, now)
            .Join(context.Workspaces.Where(which).Where(w => w.DeleteAfter == null || w.DeleteAfter > now), look => look.WorkspaceId, w => w.Id, (_, w) => (Guid?)w.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return found is { } workspaceId
            ? new WorkspaceAccess(workspaceId, PrincipalKind.Administrator, userId, role: null, RolePermissions.WhileClosed(WorkspaceState.LookedInto)).In(WorkspaceState.LookedInto)
            : null;
    }

    internal async Task<WorkspaceDoor?> DoorAsync(StudioDbContext context, Guid workspaceId, Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await Open(context, userId, now).Where(look => look.WorkspaceId == workspaceId)
            .Join(context.Workspaces, look => look.WorkspaceId, w => w.Id, (look, w) => new { look.EndsAt, w.Id, w.Slug, w.Name })
            .OrderByDescending(found => found.EndsAt)
            .Select(found => new WorkspaceDoor(found.Id, found.Slug, found.Name, Role.Viewer) { State = WorkspaceState.LookedInto, LookEndsAt = found.EndsAt })
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<AdministratorLook> Open(StudioDbContext context, Guid userId, DateTime now)
    {
#pragma warning disable RS0030 // By the person who looks.
        return context.AdministratorLooks.IgnoreQueryFilters().AsNoTracking()
            .Where(look => look.AdministratorId == userId && look.EndedAt == null && look.EndsAt > now
                && context.Users.Any(user => user.Id == userId && user.IsServerAdministrator));
#pragma warning restore RS0030
    }
}
