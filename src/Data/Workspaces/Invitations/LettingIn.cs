using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces.Invitations;

/// <summary>Those who wait: let in, or not. Of two who decide about one person at once, the first has decided.</summary>
public sealed class LettingIn(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, TimeProvider time)
{
    /// <summary>Refused when the link has no place left; they go on waiting.</summary>
    public Task LetInAsync(Guid requestId, CancellationToken cancellationToken) => LetInAsync(requestId, TakeOrRefuseAsync, cancellationToken);

    /// <summary>Although the link has no place left: it gets one more.</summary>
    public Task LetInAnywayAsync(Guid requestId, CancellationToken cancellationToken) => LetInAsync(
        requestId,
        async (context, invitation, token) =>
        {
            if (!await Places.TakeByHandAsync(context, invitation.Id, Now, token))
            {
                await Places.AddOneAsync(context, invitation.Id, token);
                await Places.TakeByHandAsync(context, invitation.Id, Now, token);
            }
        },
        cancellationToken);

    public async Task DeclineAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token =>
            {
                var request = await DecideAsync(context, requestId, JoinState.Declined, token);
                return new AuditSaying(AuditAct.JoinDeclined, Details: new { invitation = request.InvitationId }) { About = request.UserId };
            },
            cancellationToken);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task LetInAsync(Guid requestId, Func<StudioDbContext, Invitation, CancellationToken, Task> takePlace, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token =>
            {
                var request = await DecideAsync(context, requestId, JoinState.LetIn, token);
                var invitation = await context.Invitations.AsNoTracking().SingleAsync(i => i.Id == request.InvitationId, token);
                // By another link meanwhile: no second place.
                if (!await context.Memberships.AnyAsync(m => m.UserId == request.UserId, token))
                {
                    await takePlace(context, invitation, token);
                    context.Add(new Membership { UserId = request.UserId, Role = invitation.Role, JoinedAt = Now });
                    await context.SaveChangesAsync(token);
                }

                return new AuditSaying(AuditAct.MemberJoined, Details: new { role = invitation.Role, by = "hand", invitation = invitation.Id }) { About = request.UserId };
            },
            cancellationToken);
    }

    private async Task TakeOrRefuseAsync(StudioDbContext context, Invitation invitation, CancellationToken cancellationToken)
    {
        if (!await Places.TakeByHandAsync(context, invitation.Id, Now, cancellationToken))
        {
            var places = invitation.Places == 1 ? "The one place of this link is taken" : $"All {invitation.Places} places of this link are taken";
            throw StudioException.Conflict($"{places}. They still wait.");
        }
    }

    private async Task<JoinRequest> DecideAsync(StudioDbContext context, Guid requestId, JoinState state, CancellationToken cancellationToken)
    {
        var (now, by) = (Now, workspace.Access.UserId);
        var decided = await context.JoinRequests.Where(r => r.Id == requestId && r.State == JoinState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, state).SetProperty(r => r.DecidedAt, now).SetProperty(r => r.DecidedById, by), cancellationToken);
        return decided == 1
            ? await context.JoinRequests.AsNoTracking().SingleAsync(r => r.Id == requestId, cancellationToken)
            : throw StudioException.Conflict("They do not wait any more: somebody else decided a moment ago, or they took it back.");
    }
}
