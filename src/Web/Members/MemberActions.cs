using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Members;
using Studio.Jobs.Events;

namespace Studio.Web.Members;

/// <summary>What owners and admins do about members. The rules are in Data (RoleRules, MemberChanges).</summary>
internal sealed class MemberActions(CurrentWorkspace workspace, FreshAccess access, MemberChanges changes, StudioEvents events)
{
    public async Task ChangeRoleAsync(MemberView member, Role role, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        await changes.ChangeRoleAsync(member.UserId, member.Version, role, cancellationToken);
        events.Publish(workspace.Id, new MemberEvent(member.UserId));
    }

    public async Task<RemovedMember> RemoveAsync(MemberView member, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        var removed = await changes.RemoveAsync(member.UserId, member.Version, cancellationToken);
        events.Publish(workspace.Id, new MemberEvent(member.UserId));
        return removed;
    }

    public async Task TakeBackAsync(RemovedMember removed, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        await changes.TakeBackAsync(removed, cancellationToken);
        events.Publish(workspace.Id, new MemberEvent(removed.UserId));
    }
}
