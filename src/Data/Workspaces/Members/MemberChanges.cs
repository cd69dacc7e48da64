using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces.Members;

/// <summary>Roles given and taken. Whoever acts is looked at again inside the transaction: their role may have been taken a moment ago.</summary>
public sealed class MemberChanges(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, ChangedBefore changed, TimeProvider time)
{
    /// <param name="userId">The member.</param>
    /// <param name="version">The row as the person saw it: somebody else's change in between is told, not overwritten.</param>
    /// <param name="role">What they become.</param>
    /// <param name="confirmed">Needed where an owner is made or unmade; else it may be null.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    public async Task ChangeRoleAsync(Guid userId, Guid version, Role role, Confirmed? confirmed, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token =>
            {
                var (own, member) = await LoadAsync(context, userId, version, token);
                var from = member.Role;
                if (from == role)
                {
                    return null;
                }

                if (!RoleRules.MayChange(own, from, role))
                {
                    throw StudioException.Forbidden("Only an owner makes owners and admins, and only an owner changes their roles.");
                }

                if (from == Role.Owner)
                {
                    await OwnerRule.KeepOneAsync(context, userId, "A workspace needs an owner, and this is the only one.", token);
                }

                member.Role = role;
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.RoleChanged, Details: new { from, to = role }) { About = userId, Confirmed = confirmed };
            },
            cancellationToken);
    }

    /// <summary>What they made stays; <see cref="TakeBackAsync"/> undoes it.</summary>
    public async Task<RemovedMember> RemoveAsync(Guid userId, Guid version, Confirmed? confirmed, CancellationToken cancellationToken)
    {
        RemovedMember? removed = null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token =>
            {
                var (own, member) = await LoadAsync(context, userId, version, token);
                if (userId == workspace.Access.UserId)
                {
                    throw new StudioException("To take yourself out, leave the workspace: the button is on the page of your account.");
                }

                if (!RoleRules.MayRemove(own, member.Role))
                {
                    throw StudioException.Forbidden("Only an owner removes owners and admins.");
                }

                removed = new RemovedMember(userId, member.Role, member.JoinedAt, member.ByGroups);
                context.Remove(member);
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.MemberRemoved, Details: new { role = member.Role }) { About = userId, Confirmed = confirmed };
            },
            cancellationToken);
        return removed!;
    }

    /// <summary>Undoes a removal, of which the log of this workspace must know: nobody comes in this way who never was a member here.</summary>
    public async Task TakeBackAsync(RemovedMember removed, Confirmed? confirmed, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token =>
            {
                if (!RoleRules.MayGive(await OwnRoleAsync(context, token), removed.Role))
                {
                    throw StudioException.Forbidden("Only an owner makes owners and admins.");
                }

                if (await context.Memberships.AnyAsync(m => m.UserId == removed.UserId, token))
                {
                    return null;
                }

                var about = $"member/{await AuditPeople.FindMarkAsync(context, removed.UserId, token)}";
                if (!await context.AuditEntries.AnyAsync(e => e.Object == about && e.Act == AuditAct.MemberRemoved, token))
                {
                    throw StudioException.Conflict("This can no longer be taken back. Invite the person again.");
                }

                context.Add(new Membership { UserId = removed.UserId, Role = removed.Role, JoinedAt = removed.JoinedAt, ByGroups = removed.ByGroups });
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.MemberJoined, Details: new { role = removed.Role, by = "undo" }) { About = removed.UserId, Confirmed = confirmed };
            },
            cancellationToken);
    }

    /// <summary>The person takes themself out. The only owner has to stay.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        var userId = workspace.Access.UserId!.Value;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token =>
            {
                if (await context.Memberships.SingleOrDefaultAsync(m => m.UserId == userId, token) is not { } own)
                {
                    return null;
                }

                if (own.Role == Role.Owner)
                {
                    await OwnerRule.KeepOneAsync(context, userId, "You are the only owner.", token);
                }

                context.Remove(own);
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.MemberLeft, Details: new { role = own.Role }) { About = userId };
            },
            cancellationToken);
    }

    /// <summary>Notes that a page is open for the person, once a minute.</summary>
    public async Task SeenAsync(CancellationToken cancellationToken)
    {
        var (userId, now) = (workspace.Access.UserId, time.GetUtcNow().UtcDateTime);
        var before = now - TimeSpan.FromMinutes(1);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Memberships.Where(m => m.UserId == userId && (m.SeenAt == null || m.SeenAt <= before))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.SeenAt, now), cancellationToken);
    }

    private async Task<(Role Own, Membership Member)> LoadAsync(StudioDbContext context, Guid userId, Guid version, CancellationToken cancellationToken)
    {
        var own = await OwnRoleAsync(context, cancellationToken);
        var member = await context.Memberships.SingleOrDefaultAsync(m => m.UserId == userId, cancellationToken);
        return member?.Version == version ? (own, member) : throw await changed.SayAsync(context, userId, member?.Role, cancellationToken);
    }

    private async Task<Role> OwnRoleAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var role = await context.Memberships.Where(m => m.UserId == workspace.Access.UserId).Select(m => (Role?)m.Role).FirstOrDefaultAsync(cancellationToken)
            ?? throw StudioException.Forbidden("You are no longer a member of this workspace.");
        return RolePermissions.Of(role).Contains(Permission.ManageMembers)
            ? role
            : throw StudioException.Forbidden($"Your role here is {role} now. {RolePermissions.WhoMay(Permission.ManageMembers)} look after members.");
    }
}

/// <summary>What an undo needs.</summary>
public sealed record RemovedMember(Guid UserId, Role Role, DateTime JoinedAt, bool ByGroups = false);
