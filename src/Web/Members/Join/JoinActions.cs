using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces.Invitations;
using Studio.Jobs.Events;
using Studio.Web.Account;
using Studio.Web.Account.Sessions;

namespace Studio.Web.Members.Join;

/// <summary>What somebody does who stands at the door with a link: the request has entered the workspace as a guest, and that is all they may.</summary>
internal sealed class JoinActions(
    CurrentWorkspace workspace, Joining joining, SignInManager<StudioUser> signIn, StudioEvents events, TimeProvider time)
{
    /// <summary>The signed-in person.</summary>
    public async Task<JoinAnswer> AsThemselfAsync(Guid invitationId, CancellationToken cancellationToken)
    {
        RequireGuest();
        var answer = await joining.AsThemselfAsync(invitationId, cancellationToken);
        Tell();
        return answer;
    }

    /// <summary>A new account with a password; the person is signed in.</summary>
    public async Task<JoinAnswer> WithPasswordAsync(Guid invitationId, NewAccountForm form, CancellationToken cancellationToken)
    {
        RequireGuest();
        var user = NewPerson.Of(Guid.CreateVersion7(), form.Name, form.Email, time.GetUtcNow().UtcDateTime);
        await NewPerson.GivePasswordAsync(signIn.UserManager, user, form.Password);
        return await MakeAsync(invitationId, user, passkey: null, SignInWay.Password, cancellationToken);
    }

    /// <summary>A new account with a passkey and no password; the person is signed in.</summary>
    public async Task<JoinAnswer> WithPasskeyAsync(Guid invitationId, PasskeyAttestationResult attested, CancellationToken cancellationToken)
    {
        RequireGuest();
        // Name and address are those that the question to the device was made with.
        var entity = attested.UserEntity!;
        var user = NewPerson.Of(Guid.Parse(entity.Id), entity.DisplayName, entity.Name, time.GetUtcNow().UtcDateTime);
        return await MakeAsync(invitationId, user, attested.Passkey, SignInWay.Passkey, cancellationToken);
    }

    /// <summary>Whoever waits changed their mind; the account stays.</summary>
    public async Task TakeBackAsync(Guid invitationId, CancellationToken cancellationToken)
    {
        RequireGuest();
        await joining.TakeBackAsync(invitationId, cancellationToken);
        Tell();
    }

    private async Task<JoinAnswer> MakeAsync(Guid invitationId, StudioUser user, UserPasskeyInfo? passkey, SignInWay way, CancellationToken cancellationToken)
    {
        var answer = await joining.WithNewAccountAsync(invitationId, user, passkey, cancellationToken);
        SessionCookie.OpenedBy(signIn.Context, way);
        await signIn.SignInAsync(user, isPersistent: true);
        Tell();
        return answer;
    }

    private void RequireGuest()
    {
        if (workspace.Access.Kind != PrincipalKind.Guest)
        {
            throw StudioException.Forbidden("Come in by the link.");
        }
    }

    private void Tell() => events.Publish(workspace.Id, new MemberEvent(UserId: null));
}
