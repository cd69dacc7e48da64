using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Web.Health;

namespace Studio.Web.Admin;

/// <summary>What an administrator of the server does about accounts. Each asks anew whether they still are one.</summary>
internal sealed class AdminUserActions(ServerAdministrator administrator, AcrossWorkspaces across, ServerAuditLog audit, UserSessions sessions)
{
    /// <summary>Signed out everywhere within a minute, and nobody signs in until it is unlocked. What the account made stays.</summary>
    public async Task LockAsync(Guid userId, CancellationToken cancellationToken)
    {
        var me = await administrator.RequireAsync(cancellationToken);
        if (me.Id == userId)
        {
            throw StudioException.Conflict("You cannot lock your own account: nobody could be sure to open it again.");
        }

        await ChangeAsync(
            me.Id,
            async (context, token) => await context.Users.Where(user => user.Id == userId && user.LockoutEnd != StudioUser.ShutOut && !user.IsServerAdministrator)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, StudioUser.ShutOut).SetProperty(user => user.LockoutEnabled, true), token) > 0
                ? new AuditSaying(AuditAct.PersonLocked) { About = userId }
                : throw StudioException.Conflict("This account is locked already, or is an administrator’s: take that away first."),
            cancellationToken);
        await sessions.EndOthersAsync(userId, except: null, cancellationToken);
    }

    public async Task UnlockAsync(Guid userId, CancellationToken cancellationToken)
    {
        var me = await administrator.RequireAsync(cancellationToken);
        await ChangeAsync(
            me.Id,
            async (context, token) => await context.Users.Where(user => user.Id == userId && user.LockoutEnd != null)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null).SetProperty(user => user.AccessFailedCount, 0), token) > 0
                ? new AuditSaying(AuditAct.PersonUnlocked) { About = userId }
                : null,
            cancellationToken);
    }

    public async Task MakeAdministratorAsync(Guid userId, Confirmed confirmed, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        await ChangeAsync(
            confirmed.UserId,
            async (context, token) => await context.Users.Where(user => user.Id == userId && !user.IsServerAdministrator && user.NormalizedEmail != null)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.IsServerAdministrator, true), token) > 0
                ? new AuditSaying(AuditAct.AdministratorAdded) { About = userId, Confirmed = confirmed }
                : null,
            cancellationToken);
    }

    /// <summary>Within the lock of the server's log: of two who end each other at once, one stays.</summary>
    public async Task EndAdministratorAsync(Guid userId, Confirmed confirmed, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        await ChangeAsync(
            confirmed.UserId,
            async (context, token) =>
            {
                if (!await context.Users.AnyAsync(user => user.IsServerAdministrator && user.Id != userId && user.DeleteAfter == null, token))
                {
                    throw StudioException.Conflict("The last administrator of the server stays one; whose account is going to be deleted does not count. Make somebody else one first.");
                }

                return await context.Users.Where(user => user.Id == userId && user.IsServerAdministrator)
                    .ExecuteUpdateAsync(set => set.SetProperty(user => user.IsServerAdministrator, false), token) > 0
                    ? new AuditSaying(AuditAct.AdministratorRemoved) { About = userId, Confirmed = confirmed }
                    : null;
            },
            cancellationToken);
    }

    private async Task ChangeAsync(Guid me, Func<StudioDbContext, CancellationToken, Task<AuditSaying?>> act, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        await audit.RunAsync(context, me, token => act(context, token), cancellationToken);
    }
}
