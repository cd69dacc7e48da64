using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Export;
using Studio.Data.Workspaces.Members;

namespace Studio.Data.Users;

/// <summary>
/// The end of an account: asked for, taken back within two weeks, then done. What the person made for a workspace stays in it
/// without a name; what says who they were goes.
/// </summary>
public sealed class AccountEnd(IDbContextFactory<StudioDbContext> contexts, Doors doors, JoinDoors joinDoors, WorkspaceScope workspaces, ExportFiles exports, ServerAuditLog audit, TimeProvider time)
{
    public const string NameLeft = "Former member";

    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Signs the person out everywhere; refused to the only owner of a workspace and to the last administrator of the server.</summary>
    public async Task AskAsync(Confirmed confirmed, CancellationToken cancellationToken)
    {
        var userId = confirmed.UserId;
        if (await doors.OnlyOwnerOfAsync(userId, cancellationToken) is { Count: > 0 } owned && owned.Where(door => door.State != WorkspaceState.Ending).ToList() is { Count: > 0 } alone)
        {
            throw StudioException.Conflict($"You are the only owner of {string.Join(" and ", alone.Select(door => door.Name))}. Make somebody else an owner first, then delete the account.");
        }

        var after = Now + Grace;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            userId,
            async token =>
            {
                // Within the lock of the server's log: of two who end their accounts at once, one stays.
                if (await context.Users.AnyAsync(user => user.Id == userId && user.IsServerAdministrator, token)
                    && !await context.Users.AnyAsync(user => user.Id != userId && user.IsServerAdministrator && user.DeleteAfter == null, token))
                {
                    throw StudioException.Conflict("You are the last administrator of this server. Make somebody else one too, under This server, Users; then delete the account.");
                }

                await context.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.DeleteAfter, after), token);
                await context.UserSessions.Where(session => session.UserId == userId).ExecuteDeleteAsync(token);
                return new AuditSaying(AuditAct.AccountEndAsked, Details: new { days = Grace.Days }) { About = userId, Confirmed = confirmed };
            },
            cancellationToken);
    }

    /// <summary>When the account is erased; null when nobody asked for that.</summary>
    public async Task<DateTime?> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.Where(user => user.Id == userId).Select(user => user.DeleteAfter).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task KeepAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            userId,
            async token => await context.Users.Where(user => user.Id == userId && user.DeleteAfter != null)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.DeleteAfter, (DateTime?)null), token) > 0
                ? new AuditSaying(AuditAct.AccountKept) { About = userId }
                : null,
            cancellationToken);
    }

    /// <summary>Erases the accounts whose time is over. Who became an only owner meanwhile stays until somebody else is one too.</summary>
    public async Task<int> EraseDueAsync(CancellationToken cancellationToken)
    {
        var (now, erased) = (Now, 0);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await context.Users.Where(user => user.DeleteAfter != null && user.DeleteAfter <= now).Select(user => user.Id).ToListAsync(cancellationToken);
        foreach (var userId in due)
        {
            if ((await doors.OnlyOwnerOfAsync(userId, cancellationToken)).Count == 0)
            {
                await EraseAsync(context, userId, cancellationToken);
                erased++;
            }
        }

        return erased;
    }

    private async Task EraseAsync(StudioDbContext context, Guid userId, CancellationToken cancellationToken)
    {
        foreach (var door in await doors.WorkspacesOfAsync(userId, cancellationToken))
        {
            await workspaces.RunAsync(door.Id, (services, token) => LeaveAsync(services, userId, token), cancellationToken);
        }

        await joinDoors.ForgetAsync(userId, cancellationToken);
        exports.ForgetPerson(userId);
        await audit.RunAsync(context, actorId: null, token => EraseRowsAsync(context, userId, token), cancellationToken);
    }

    /// <summary>A crash before this leaves the account due, and the next night does it all again.</summary>
    private static async Task<AuditSaying?> EraseRowsAsync(StudioDbContext context, Guid userId, CancellationToken cancellationToken)
    {
        // While there still is one.
        var mark = await AuditPeople.MarkAsync(context, userId, cancellationToken);
        await context.UserSessions.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserPlaces.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserPasskeys.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserTokens.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserClaims.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserLogins.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserPortraits.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserPreferences.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        var nobody = userId.ToString("N");
        await context.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.DisplayName, NameLeft)
                .SetProperty(user => user.Email, (string?)null).SetProperty(user => user.NormalizedEmail, (string?)null)
                .SetProperty(user => user.UserName, nobody).SetProperty(user => user.NormalizedUserName, nobody.ToUpperInvariant())
                .SetProperty(user => user.PasswordHash, (string?)null).SetProperty(user => user.PasswordChangedAt, (DateTime?)null).SetProperty(user => user.SecurityStamp, Guid.NewGuid().ToString())
                .SetProperty(user => user.TwoFactorEnabled, false).SetProperty(user => user.IsServerAdministrator, false)
                .SetProperty(user => user.PortraitId, (Guid?)null)
                .SetProperty(user => user.DeleteAfter, (DateTime?)null)
                // With the salt goes the link between the person and their entries in the log; the log stays whole.
                .SetProperty(user => user.AuditSalt, (Guid?)null),
            cancellationToken);
        return new AuditSaying(AuditAct.AccountErased, $"user/{mark}");
    }

    /// <summary>Threads go the way of the trash; pictures belong to the workspace and stay.</summary>
    private async Task LeaveAsync(IServiceProvider services, Guid userId, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        await services.GetRequiredService<AuditLog>().RunAsync(
            context,
            async token =>
            {
                var own = await context.Memberships.SingleAsync(membership => membership.UserId == userId, token);
                if (own.Role == Role.Owner)
                {
                    // The other owner may have gone since this account was found due.
                    await OwnerRule.KeepOneAsync(context, userId, "The account of the only owner stays.", token);
                }

                await context.Drafts.Where(draft => draft.UserId == userId).ExecuteDeleteAsync(token);
                await context.EditDrafts.Where(draft => draft.UserId == userId).ExecuteDeleteAsync(token);
                await context.Favourites.Where(favourite => favourite.UserId == userId).ExecuteDeleteAsync(token);
                await context.MoreAsked.Where(asked => asked.UserId == userId).ExecuteDeleteAsync(token);
                await context.PictureStars.Where(stars => stars.UserId == userId).ExecuteDeleteAsync(token);
                await context.DeclinedChoices.Where(declined => declined.UserId == userId).ExecuteDeleteAsync(token);
                await context.Threads.Where(thread => thread.CreatedById == userId && thread.DeletedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(thread => thread.DeletedAt, now), token);
                context.Remove(own);
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.MemberLeft, Details: new { role = own.Role, why = "accountErased" }) { About = userId };
            },
            cancellationToken);
    }
}
