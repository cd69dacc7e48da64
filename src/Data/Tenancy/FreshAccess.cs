using System.Collections.Frozen;
using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>
/// A circuit lives for hours: rights older than 30 s are read again before the next thing it does,
/// so that somebody who was removed or given another role notices at once.
/// </summary>
public sealed class FreshAccess(CurrentWorkspace workspace, Doors doors, TimeProvider time)
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    private DateTimeOffset _readAt = time.GetUtcNow();
    private bool _isEnded;

    /// <summary>The sign-in is over, which says nothing about the membership.</summary>
    public bool IsEnded => _isEnded;

    public async Task RequireAsync(Permission permission, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        workspace.Access.Require(permission);
    }

    /// <summary>Somebody who was removed keeps the page they look at, with no rights: whatever they do next is refused.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - _readAt > MaxAge)
        {
            await ReadAgainAsync(cancellationToken);
        }
    }

    /// <summary>The rights as they stand now, whatever their age.</summary>
    public async Task ReadAgainAsync(CancellationToken cancellationToken)
    {
        if (_isEnded || !workspace.IsSet || workspace.Access is not { Kind: PrincipalKind.Member or PrincipalKind.Administrator, UserId: { } userId })
        {
            return;
        }

        var found = await doors.MemberAsync(workspace.Id, userId, cancellationToken);
        // The sign-in may have ended while the database was asked.
        if (!_isEnded)
        {
            workspace.Enter(found ?? Nothing(userId));
            _readAt = time.GetUtcNow();
        }
    }

    /// <summary>The sign-in behind this circuit ended: no right comes back, whatever the membership says.</summary>
    public void End()
    {
        _isEnded = true;
        if (workspace.IsSet && workspace.Access.UserId is { } userId)
        {
            workspace.Enter(Nothing(userId));
        }
    }

    private WorkspaceAccess Nothing(Guid userId) =>
        new(workspace.Id, PrincipalKind.Member, userId, role: null, FrozenSet<Permission>.Empty);
}
