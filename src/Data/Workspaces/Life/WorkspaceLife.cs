using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces.Life;

/// <summary>
/// Archived, used again, asked to end, taken back: what an owner does to the current workspace, and an administrator of the server to any.
/// Written into the workspace's log; what an administrator does, into the server's too. Stopping the work that goes on there is ClosedWork's.
/// </summary>
public sealed class WorkspaceLife(AcrossWorkspaces across, AuditChains chains, ServerAuditLog server, TimeProvider time)
{
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task ArchiveAsync(LifeActor by, CancellationToken cancellationToken) => RunAsync(
        by,
        workspace =>
        {
            if (workspace.ArchivedAt is not null)
            {
                return null;
            }

            workspace.ArchivedAt = Now;
            return new AuditSaying(AuditAct.WorkspaceArchived);
        },
        cancellationToken);

    public Task UseAgainAsync(LifeActor by, CancellationToken cancellationToken) => RunAsync(
        by,
        workspace =>
        {
            if (workspace.ArchivedAt is null)
            {
                return null;
            }

            workspace.ArchivedAt = null;
            return new AuditSaying(AuditAct.WorkspaceUsedAgain);
        },
        cancellationToken);

    public Task AskEndAsync(LifeActor by, Confirmed confirmed, CancellationToken cancellationToken) => RunAsync(
        by,
        workspace =>
        {
            // A second press does not give it more days.
            if (workspace.DeleteAfter is not null)
            {
                return null;
            }

            workspace.DeleteAfter = Now + Grace;
            return new AuditSaying(AuditAct.WorkspaceEndAsked, Details: new { days = Grace.Days }) { Confirmed = confirmed };
        },
        cancellationToken);

    public Task TakeBackAsync(LifeActor by, CancellationToken cancellationToken) => RunAsync(
        by,
        workspace =>
        {
            if (workspace.DeleteAfter is null)
            {
                return null;
            }

            workspace.DeleteAfter = null;
            return new AuditSaying(AuditAct.WorkspaceRestored);
        },
        cancellationToken);

    private async Task RunAsync(LifeActor by, Func<Workspace, AuditSaying?> act, CancellationToken cancellationToken)
    {
        await chains.EnsureAsync(by.WorkspaceId, cancellationToken);
        await chains.EnsureAsync(AuditChain.Server, cancellationToken);
        await using var context = across.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await AuditChains.LockAsync(context, by.WorkspaceId, cancellationToken);
        var now = Now;
        var workspace = await context.Workspaces.SingleOrDefaultAsync(w => w.Id == by.WorkspaceId && (w.DeleteAfter == null || w.DeleteAfter > now), cancellationToken)
            ?? throw StudioException.NotFound("This workspace is no longer there.");
        if (act(workspace) is not { } saying)
        {
            return;
        }

        await context.SaveChangesAsync(cancellationToken);
        await AuditChains.AppendAsync(context, by.WorkspaceId, new AuditSigned(saying, by.Kind, by.UserId), now, cancellationToken);
        if (by.Kind == PrincipalKind.Administrator)
        {
            await server.AppendAsync(context, by.UserId, saying with { Object = AuditSaying.ObjectOf("workspace", by.WorkspaceId.ToString()) }, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>Who decides about which workspace: made by whoever checked that they may.</summary>
public sealed record LifeActor
{
    private LifeActor(Guid workspaceId, Guid userId, PrincipalKind kind) => (WorkspaceId, UserId, Kind) = (workspaceId, userId, kind);

    public Guid WorkspaceId { get; }

    public Guid UserId { get; }

    public PrincipalKind Kind { get; }

    /// <summary>An owner, in their workspace.</summary>
    public static LifeActor Owner(WorkspaceAccess access)
    {
        access.Require(Permission.EndWorkspace);
        return new LifeActor(access.WorkspaceId, access.UserId ?? throw StudioException.Forbidden("This is decided by a person."), access.Kind);
    }

    /// <summary>An administrator of the server; the caller has asked the database that they are one.</summary>
    public static LifeActor Administrator(Guid workspaceId, Guid userId) => new(workspaceId, userId, PrincipalKind.Administrator);
}
