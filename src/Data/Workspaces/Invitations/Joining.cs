using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces.Invitations;

/// <summary>
/// Coming in by a link. The scope has entered the workspace as a guest (JoinDoors), who may do nothing but this.
/// Account, place and membership come into being in one transaction, or none of them does.
/// </summary>
public sealed class Joining(StudioDbContext context, UserManager<StudioUser> users, CurrentWorkspace workspace, AuditLog audit, ServerAuditLog serverAudit, AuditChains chains, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private Guid Own => workspace.Access.UserId ?? throw StudioException.Forbidden("Sign in first.");

    /// <summary>Somebody who has an account and is signed in.</summary>
    public async Task<JoinAnswer> AsThemselfAsync(Guid invitationId, CancellationToken cancellationToken)
    {
        var answer = JoinAnswer.None;
        await audit.RunAsync(
            context,
            async token =>
            {
                var user = await context.Users.AsNoTracking().SingleAsync(u => u.Id == Own, token);
                var (said, reached) = await ComeAsync(invitationId, user, token);
                answer = reached;
                return said;
            },
            cancellationToken);
        return answer;
    }

    /// <summary>Somebody whose account begins here: the link is their right to one.</summary>
    public async Task<JoinAnswer> WithNewAccountAsync(Guid invitationId, StudioUser user, UserPasskeyInfo? passkey, CancellationToken cancellationToken)
    {
        var answer = JoinAnswer.None;
        await chains.EnsureAsync(AuditChain.Server, cancellationToken);
        await audit.RunAsync(
            context,
            async token =>
            {
                await MakeAsync(user, passkey);
                var (said, reached) = await ComeAsync(invitationId, user, token);
                answer = reached;
                await serverAudit.AppendAsync(context, user.Id, new AuditSaying(AuditAct.AccountMade, Details: new { by = "link" }) { About = user.Id }, token);
                return said;
            },
            cancellationToken);
        return answer;
    }

    /// <summary>Whoever waits changed their mind.</summary>
    public async Task TakeBackAsync(Guid invitationId, CancellationToken cancellationToken) =>
        await context.JoinRequests.Where(r => r.InvitationId == invitationId && r.UserId == Own && r.State == JoinState.Waiting).ExecuteDeleteAsync(cancellationToken);

    /// <summary>How the signed-in person stands to the link.</summary>
    public Task<JoinAnswer> StandAsync(Guid invitationId, CancellationToken cancellationToken) => StandAsync(invitationId, Own, cancellationToken);

    private async Task<JoinAnswer> StandAsync(Guid invitationId, Guid userId, CancellationToken cancellationToken)
    {
        if (await context.Memberships.AnyAsync(m => m.UserId == userId, cancellationToken))
        {
            return JoinAnswer.Member;
        }

        var state = await context.JoinRequests.Where(r => r.InvitationId == invitationId && r.UserId == userId).Select(r => (JoinState?)r.State).FirstOrDefaultAsync(cancellationToken);
        return state switch { JoinState.Waiting => JoinAnswer.Waiting, JoinState.Declined => JoinAnswer.Declined, _ => JoinAnswer.None };
    }

    private async Task MakeAsync(StudioUser user, UserPasskeyInfo? passkey)
    {
        var made = await users.CreateAsync(user);
        if (made.Succeeded && passkey is not null)
        {
            made = await users.AddOrUpdatePasskeyAsync(user, passkey);
        }

        if (!made.Succeeded)
        {
            // Which rule it broke is not said: it would tell which addresses have an account.
            throw new StudioException("No account can be made with this address. If it is yours already, choose “I have an account here”.");
        }
    }

    private async Task<(AuditSaying? Said, JoinAnswer Answer)> ComeAsync(Guid invitationId, StudioUser user, CancellationToken cancellationToken)
    {
        var now = Now;
        var stand = await StandAsync(invitationId, user.Id, cancellationToken);
        if (stand != JoinAnswer.None)
        {
            return (null, stand);
        }

        var invitation = await context.Invitations.AsNoTracking().SingleAsync(i => i.Id == invitationId, cancellationToken);
        if (invitation.StateAt(now) != InvitationState.Works)
        {
            throw StudioException.Conflict("This invitation ended a moment ago. Ask the person who sent it for a new link.");
        }

        if (invitation.EmailDomain is { } domain && user.Email?.EndsWith($"@{domain}", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw StudioException.Forbidden($"This invitation is for e-mail addresses at {domain}.");
        }

        // Somebody who was in by this link and is no more does not come back by it alone.
        var before = await context.JoinRequests.FirstOrDefaultAsync(r => r.InvitationId == invitationId && r.UserId == user.Id, cancellationToken);
        var waits = invitation.ByHand || before is not null;
        if (!waits && !await Places.TakeAsync(context, invitationId, now, cancellationToken))
        {
            throw StudioException.Conflict("The last place was taken a moment ago. Ask the person who sent the link; it can be given more places.");
        }

        if (before is null)
        {
            before = new JoinRequest { InvitationId = invitationId, UserId = user.Id, State = JoinState.Waiting, AskedAt = now };
            context.Add(before);
        }

        (before.State, before.AskedAt, before.DecidedAt, before.DecidedById) = (waits ? JoinState.Waiting : JoinState.LetIn, now, waits ? null : now, null);
        if (!waits)
        {
            context.Add(new Membership { UserId = user.Id, Role = invitation.Role, JoinedAt = now });
        }

        await context.SaveChangesAsync(cancellationToken);
        return waits
            ? (new AuditSaying(AuditAct.JoinAsked, Details: new { invitation = invitationId }) { About = user.Id }, JoinAnswer.Waiting)
            : (new AuditSaying(AuditAct.MemberJoined, Details: new { role = invitation.Role, by = "link", invitation = invitationId }) { About = user.Id }, JoinAnswer.Member);
    }
}
