using System.Collections.Frozen;
using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>
/// A circuit lives for hours: rights older than 30 s are read again before the next thing it does,
/// so that somebody who was removed or given another role notices at once.
/// </summary>
public sealed class FreshAccess(CurrentWorkspace workspace, Doors doors, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    private DateTimeOffset _readAt = time.GetUtcNow();

    public async Task RequireAsync(Permission permission, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        workspace.Access.Require(permission);
    }

    /// <summary>Somebody who was removed keeps the page they look at, with no rights: whatever they do next is refused.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!workspace.IsSet || time.GetUtcNow() - _readAt <= MaxAge)
        {
            return;
        }

        if (workspace.Access is { Kind: PrincipalKind.Member, UserId: { } userId })
        {
            workspace.Enter(await doors.MemberAsync(workspace.Id, userId, cancellationToken)
                ?? new WorkspaceAccess(workspace.Id, PrincipalKind.Member, userId, role: null, FrozenSet<Permission>.Empty));
        }

        _readAt = time.GetUtcNow();
    }
}
