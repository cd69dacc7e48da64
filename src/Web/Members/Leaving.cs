using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces.Members;
using Studio.Jobs.Events;
using Studio.Jobs.Workspaces;

namespace Studio.Web.Members;

/// <summary>A person takes themself out of one of their workspaces, from wherever they are: in a scope that enters that workspace as them.</summary>
internal sealed class Leaving(IServiceScopeFactory scopes, MemberWork work, StudioEvents events)
{
    public async Task LeaveAsync(WorkspaceDoor door, Guid userId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var access = await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(door.Id, userId, cancellationToken)
            ?? throw StudioException.NotFound($"You are no longer in {door.Name}.");
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(access);
        await scope.ServiceProvider.GetRequiredService<MemberChanges>().LeaveAsync(cancellationToken);
        // Without the person: their own page goes on by itself, and must not be led to the one for those who were taken out.
        events.Publish(door.Id, new MemberEvent(UserId: null));
        await work.StopAsync(door.Id, userId, cancellationToken);
    }
}
