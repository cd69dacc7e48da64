using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces.Members;

/// <summary>
/// Memberships that follow the groups of a sign-in service: given, changed and taken at each sign-in. What members gave by hand stays theirs,
/// and an owner is neither made nor unmade this way. Scoped.
/// </summary>
public sealed class GroupMemberships(AcrossWorkspaces across, Doors doors, WorkspaceScope scopes, TimeProvider time)
{
    /// <param name="userId">Who signed in.</param>
    /// <param name="roles">By the addresses of workspaces; one that does not exist gives nothing.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    /// <returns>The workspaces in which something changed.</returns>
    public async Task<IReadOnlyList<Guid>> FollowAsync(Guid userId, IReadOnlyDictionary<string, Role> roles, CancellationToken cancellationToken)
    {
        var wanted = await WantedAsync(roles, cancellationToken);
        var own = (await doors.WorkspacesOfAsync(userId, cancellationToken)).Select(door => door.Id);
        var changed = new List<Guid>();
        foreach (var workspaceId in wanted.Keys.Union(own))
        {
            var role = wanted.TryGetValue(workspaceId, out var given) ? given : (Role?)null;
            if (await scopes.RunAsync(workspaceId, (services, token) => FollowAsync(services, userId, role, token), cancellationToken))
            {
                changed.Add(workspaceId);
            }
        }

        return changed;
    }

    private async Task<Dictionary<Guid, Role>> WantedAsync(IReadOnlyDictionary<string, Role> roles, CancellationToken cancellationToken)
    {
        var slugs = roles.Keys.ToList();
        await using var context = across.CreateContext();
        var found = await context.Workspaces.Where(w => slugs.Contains(w.Slug) && w.DeleteAfter == null).Select(w => new { w.Id, w.Slug }).ToListAsync(cancellationToken);
        return found.ToDictionary(w => w.Id, w => roles[w.Slug]);
    }

    private async Task<bool> FollowAsync(IServiceProvider services, Guid userId, Role? role, CancellationToken cancellationToken)
    {
        var changed = false;
        var context = services.GetRequiredService<StudioDbContext>();
        await services.GetRequiredService<AuditLog>().RunAsync(
            context,
            async token =>
            {
                var saying = Follow(context, await context.Memberships.SingleOrDefaultAsync(m => m.UserId == userId, token), userId, role);
                changed = saying is not null;
                await context.SaveChangesAsync(token);
                return saying;
            },
            cancellationToken);
        return changed;
    }

    private AuditSaying? Follow(StudioDbContext context, Membership? member, Guid userId, Role? role)
    {
        switch (member, role)
        {
            case (null, { } given):
                context.Add(new Membership { UserId = userId, Role = given, JoinedAt = time.GetUtcNow().UtcDateTime, ByGroups = true });
                return new AuditSaying(AuditAct.MemberJoined, Details: new { role = given, by = "groups" }) { About = userId };
            case ({ ByGroups: true, Role: not Role.Owner }, null):
                context.Remove(member);
                return new AuditSaying(AuditAct.MemberRemoved, Details: new { role = member.Role, by = "groups" }) { About = userId };
            case ({ ByGroups: true, Role: not Role.Owner and var from }, { } given) when from != given:
                member.Role = given;
                return new AuditSaying(AuditAct.RoleChanged, Details: new { from, to = given, by = "groups" }) { About = userId };
            default:
                return null;
        }
    }
}
