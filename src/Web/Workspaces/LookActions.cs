using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Looks;
using Studio.Jobs.Events;

namespace Studio.Web.Workspaces;

/// <summary>The end of a look before its time: by an owner, or by the administrator who looks. Beginning one is the server's page's.</summary>
internal sealed class LookActions(CurrentWorkspace workspace, FreshAccess access, Looking looking, StudioEvents events)
{
    /// <summary>By an owner: everybody who looks in, at once.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.EndWorkspace, cancellationToken);
        await EndAsync(PrincipalKind.Member, cancellationToken);
    }

    /// <summary>By whoever looks: their own.</summary>
    public async Task StopOwnAsync(CancellationToken cancellationToken)
    {
        if (workspace.Access.Kind != PrincipalKind.Administrator)
        {
            throw StudioException.Forbidden("Only an administrator who looks in can stop looking.");
        }

        await EndAsync(PrincipalKind.Administrator, cancellationToken);
    }

    private async Task EndAsync(PrincipalKind by, CancellationToken cancellationToken)
    {
        await looking.EndAsync(workspace.Id, workspace.Access.UserId!.Value, by, cancellationToken);
        events.Publish(workspace.Id, new WorkspaceEvent());
    }
}
