using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Invitations;
using Studio.Jobs.Events;

namespace Studio.Web.Members.Invitations;

/// <summary>Links made and taken back, people let in and not.</summary>
internal sealed class InvitationActions(CurrentWorkspace workspace, FreshAccess access, InvitationLinks links, LettingIn letting, StudioEvents events)
{
    /// <returns>The secret of the new link.</returns>
    public async Task<string> MakeAsync(NewInvitation wanted, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        var secret = await links.MakeAsync(wanted, cancellationToken);
        Tell();
        return secret;
    }

    public async Task RevokeAsync(Guid invitationId, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        await links.RevokeAsync(invitationId, cancellationToken);
        Tell();
    }

    public async Task LetInAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        await letting.LetInAsync(requestId, cancellationToken);
        Tell();
    }

    /// <summary>Although the link has no place left.</summary>
    public async Task LetInAnywayAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        await letting.LetInAnywayAsync(requestId, cancellationToken);
        Tell();
    }

    public async Task DeclineAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageMembers, cancellationToken);
        await letting.DeclineAsync(requestId, cancellationToken);
        Tell();
    }

    private void Tell() => events.Publish(workspace.Id, new MemberEvent(UserId: null));
}
