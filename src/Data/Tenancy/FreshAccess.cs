using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>
/// The check at the head of every action. A circuit lives for hours: rights older than 30 s are read again,
/// so that somebody who was removed or given another role notices at once.
/// </summary>
public sealed class FreshAccess(CurrentWorkspace workspace, Doors doors, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    private DateTimeOffset _readAt = time.GetUtcNow();

    public async Task RequireAsync(Permission permission, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - _readAt > MaxAge)
        {
            await ReadAgainAsync(cancellationToken);
        }

        workspace.Access.Require(permission);
    }

    private async Task ReadAgainAsync(CancellationToken cancellationToken)
    {
        if (workspace.Access is { Kind: PrincipalKind.Member, UserId: { } userId })
        {
            workspace.Enter(await doors.MemberAsync(workspace.Id, userId, cancellationToken)
                ?? throw StudioException.Forbidden("You are no longer a member of this workspace."));
        }

        _readAt = time.GetUtcNow();
    }
}
