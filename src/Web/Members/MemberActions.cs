using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Members;
using Studio.Jobs.Events;
using Studio.Jobs.Workspaces;

namespace Studio.Web.Members;

/// <summary>What owners and admins do about members. The rules are in Data (RoleRules, MemberChanges).</summary>
internal sealed class MemberActions(CurrentWorkspace workspace, FreshAccess access, MemberChanges changes, MemberWork work, StudioEvents events)
{
    public async Task ChangeRoleAsync(MemberView member, Role role, Confirmed? confirmed, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        await changes.ChangeRoleAsync(member.UserId, member.Version, role, confirmed, cancellationToken);
        events.Publish(workspace.Id, new MemberEvent(member.UserId));
        await work.StopAsync(workspace.Id, member.UserId, cancellationToken);
    }

    /// <summary>Also in a closed workspace: that it is archived keeps nobody in it.</summary>
    public async Task<RemovedMember> RemoveAsync(MemberView member, Confirmed? confirmed, CancellationToken cancellationToken)
    {
        await access.RefreshAsync(cancellationToken);
        workspace.Access.RequireToSee(Permission.ManageMembers);
        var removed = await changes.RemoveAsync(member.UserId, member.Version, confirmed, cancellationToken);
        events.Publish(workspace.Id, new MemberEvent(member.UserId));
        await work.StopAsync(workspace.Id, member.UserId, cancellationToken);
        return removed;
    }

    public async Task TakeBackAsync(RemovedMember removed, Confirmed? confirmed, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        await changes.TakeBackAsync(removed, confirmed, cancellationToken);
        events.Publish(workspace.Id, new MemberEvent(removed.UserId));
    }
}
