using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces.Looks;

/// <summary>
/// An administrator of the server looks into a workspace: with a reason, for a quarter of an hour, changing nothing. Its owners are told by a notice each,
/// and it stands in both logs, all in one transaction: nobody looks in unseen.
/// </summary>
public sealed class Looking(WorkspaceScope scope, AuditChains chains, ServerAuditLog server, TimeProvider time)
{
    public const int ShortestReason = 10;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The slug of the workspace.</returns>
    public async Task<string> BeginAsync(Confirmed confirmed, Guid workspaceId, string reason, CancellationToken cancellationToken)
    {
        var why = reason.Trim();
        if (why.Length is < ShortestReason or > AdministratorLook.MaxReason)
        {
            throw new StudioException($"Say why in {ShortestReason} to {AdministratorLook.MaxReason} characters: the owners read it.");
        }

        await chains.EnsureAsync(workspaceId, cancellationToken);
        await chains.EnsureAsync(AuditChain.Server, cancellationToken);
        return await scope.RunAsync(workspaceId, (services, token) => BeginAsync(services, confirmed, workspaceId, why, token), cancellationToken);
    }

    /// <summary>Before its time: by who looks, or by an owner who does not want it.</summary>
    public async Task EndAsync(Guid workspaceId, Guid byId, PrincipalKind by, CancellationToken cancellationToken)
    {
        await chains.EnsureAsync(workspaceId, cancellationToken);
        await scope.RunAsync(
            workspaceId,
            async (services, token) =>
            {
                var now = Now;
                await using var context = await ContextAsync(services, token);
                await using var transaction = await context.Database.BeginTransactionAsync(token);
                await AuditChains.LockAsync(context, workspaceId, token);
                var ended = await context.AdministratorLooks
                    .Where(look => look.EndedAt == null && look.EndsAt > now && (by != PrincipalKind.Administrator || look.AdministratorId == byId))
                    .ExecuteUpdateAsync(set => set.SetProperty(look => look.EndedAt, now), token);
                if (ended > 0)
                {
                    await AuditChains.AppendAsync(context, workspaceId, new AuditSigned(new AuditSaying(AuditAct.AdministratorLookEnded), by, byId), now, token);
                    await transaction.CommitAsync(token);
                }
            },
            cancellationToken);
    }

    private async Task<string> BeginAsync(IServiceProvider services, Confirmed confirmed, Guid workspaceId, string why, CancellationToken cancellationToken)
    {
        var (now, administratorId) = (Now, confirmed.UserId);
        await using var context = await ContextAsync(services, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await AuditChains.LockAsync(context, workspaceId, cancellationToken);
        if (!await context.Users.AnyAsync(user => user.Id == administratorId && user.IsServerAdministrator, cancellationToken))
        {
            throw StudioException.Forbidden("Only an administrator of this server can see and do that.");
        }

        var slug = await context.Workspaces.Where(w => w.Id == workspaceId && (w.DeleteAfter == null || w.DeleteAfter > now)).Select(w => w.Slug).FirstOrDefaultAsync(cancellationToken)
            ?? throw StudioException.NotFound("This workspace is no longer there.");
        if (await context.Memberships.AnyAsync(m => m.UserId == administratorId, cancellationToken))
        {
            throw StudioException.Conflict("You are a member of this workspace: open it as one.");
        }

        if (await context.AdministratorLooks.AnyAsync(look => look.AdministratorId == administratorId && look.EndedAt == null && look.EndsAt > now, cancellationToken))
        {
            throw StudioException.Conflict("You look into this workspace already.");
        }

        var look = new AdministratorLook { AdministratorId = administratorId, Reason = why, BeganAt = now, EndsAt = now + AdministratorLook.Life };
        context.Add(look);
        var owners = await context.Memberships.Where(m => m.Role == Role.Owner).Select(m => m.UserId).ToListAsync(cancellationToken);
        context.AddRange(owners.Select(owner => new LookNotice { LookId = look.Id, OwnerId = owner }));
        await context.SaveChangesAsync(cancellationToken);

        var looked = new AuditSaying(AuditAct.AdministratorLooked, AuditSaying.ObjectOf("look", look.Id.ToString()), new { minutes = (int)AdministratorLook.Life.TotalMinutes }) { Confirmed = confirmed };
        await AuditChains.AppendAsync(context, workspaceId, new AuditSigned(looked, PrincipalKind.Administrator, administratorId), now, cancellationToken);
        await server.AppendAsync(context, administratorId, looked with { Object = AuditSaying.ObjectOf("workspace", workspaceId.ToString()) }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return slug;
    }

    private static Task<StudioDbContext> ContextAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
}
