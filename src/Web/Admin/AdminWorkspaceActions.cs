using Studio.Data.Users;
using Studio.Data.Workspaces.Life;
using Studio.Data.Workspaces.Looks;
using Studio.Jobs.Events;
using Studio.Jobs.Workspaces;
using Studio.Web.Health;

namespace Studio.Web.Admin;

/// <summary>What an administrator of the server does about workspaces. Each asks anew whether they still are one.</summary>
internal sealed class AdminWorkspaceActions(
    ServerAdministrator administrator, WorkspaceLife life, ClosedWork work, Looking looking, StudioEvents events)
{
    /// <returns>The slug of the workspace, to go there.</returns>
    public async Task<string> LookInAsync(Guid workspaceId, string reason, Confirmed confirmed, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        var slug = await looking.BeginAsync(confirmed, workspaceId, reason, cancellationToken);
        events.Publish(workspaceId, new WorkspaceEvent());
        return slug;
    }

    public async Task ArchiveAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await life.ArchiveAsync(await ActorAsync(workspaceId, cancellationToken), cancellationToken);
        await ClosedAsync(workspaceId, cancellationToken);
    }

    public async Task UseAgainAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await life.UseAgainAsync(await ActorAsync(workspaceId, cancellationToken), cancellationToken);
        events.Publish(workspaceId, new WorkspaceEvent());
    }

    public async Task DeleteAsync(Guid workspaceId, Confirmed confirmed, CancellationToken cancellationToken)
    {
        await life.AskEndAsync(await ActorAsync(workspaceId, cancellationToken), confirmed, cancellationToken);
        await ClosedAsync(workspaceId, cancellationToken);
    }

    public async Task TakeBackAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await life.TakeBackAsync(await ActorAsync(workspaceId, cancellationToken), cancellationToken);
        events.Publish(workspaceId, new WorkspaceEvent());
    }

    private async Task<LifeActor> ActorAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        LifeActor.Administrator(workspaceId, (await administrator.RequireAsync(cancellationToken)).Id);

    private async Task ClosedAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await work.StopAsync(workspaceId, cancellationToken);
        events.Publish(workspaceId, new WorkspaceEvent());
    }
}
