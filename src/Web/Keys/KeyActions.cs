using Studio.Data.Keys;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Keys;

/// <summary>Keys made and revoked on the page. Scoped: acts in the current workspace.</summary>
public sealed class KeyActions(ApiKeys keys, CurrentWorkspace workspace, StudioEvents events)
{
    public async Task<MadeKey> MakeAsync(NewKey wanted, Confirmed confirmed, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageKeys);
        var made = await keys.MakeAsync(wanted, confirmed, cancellationToken);
        events.Publish(workspace.Id, new KeyEvent());
        return made;
    }

    public async Task RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageKeys);
        await keys.RevokeAsync(id, cancellationToken);
        events.Publish(workspace.Id, new KeyEvent());
    }
}
