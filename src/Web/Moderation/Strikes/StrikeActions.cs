using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Moderation.Strikes;

/// <summary>What owners and admins do about warnings and pauses by hand. All of it is written into the log, and all of it can be taken back.</summary>
public sealed class StrikeActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, StudioEvents events, TimeProvider time)
{
    public const int MostDays = 365;

    public async Task LiftStrikeAsync(Guid strikeId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ModerateEscalated);
        var (me, now) = (workspace.Access.UserId, time.GetUtcNow().UtcDateTime);
        await RunAsync(
            async (context, token) =>
            {
                var strike = await context.Strikes.AsNoTracking().SingleOrDefaultAsync(s => s.Id == strikeId && s.LiftedAt == null, token) ?? throw Gone();
                await context.Strikes.Where(s => s.Id == strikeId).ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.LiftedAt, now).SetProperty(s => s.LiftedBy, StrikeEnd.ByHand).SetProperty(s => s.LiftedById, me), token);
                await StrikeBook.EndPausesAsync(context, strike.UserId, now, token);
                return new AuditSaying(AuditAct.StrikeLifted, $"case/{strike.CaseId}") { About = strike.UserId };
            },
            cancellationToken);
    }

    /// <summary>Takes the lifting back, with the pause that ended by it.</summary>
    public async Task ReturnStrikeAsync(Guid strikeId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ModerateEscalated);
        await RunAsync(
            async (context, token) =>
            {
                var strike = await context.Strikes.AsNoTracking().SingleOrDefaultAsync(s => s.Id == strikeId && s.LiftedBy == StrikeEnd.ByHand, token) ?? throw Gone();
                await StrikeBook.ReturnAsync(context, strike.CaseId, StrikeEnd.ByHand, strike.LiftedAt!.Value, token);
                return new AuditSaying(AuditAct.StrikeReturned, $"case/{strike.CaseId}") { About = strike.UserId };
            },
            cancellationToken);
    }

    /// <param name="userId">Who makes no pictures until then.</param>
    /// <param name="days">From now on.</param>
    /// <param name="why">They read it.</param>
    /// <param name="cancellationToken">Leaves all as it was.</param>
    public async Task PauseAsync(Guid userId, int days, string why, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ModerateEscalated);
        var (me, now, said) = (workspace.Access.UserId, time.GetUtcNow().UtcDateTime, why.Trim());
        if (days is < 1 or > MostDays)
        {
            throw new StudioException($"A pause lasts 1 to {MostDays} days.");
        }

        if (said.Length is 0 or > CreationPause.MaxWhy)
        {
            throw new StudioException($"Say why in at most {CreationPause.MaxWhy} characters: the person reads it.");
        }

        if (userId == me)
        {
            throw StudioException.Conflict("Nobody pauses themselves.");
        }

        await RunAsync(
            async (context, token) =>
            {
                if (!await context.Memberships.AnyAsync(m => m.UserId == userId, token))
                {
                    throw StudioException.NotFound("There is no such member here.");
                }

                context.CreationPauses.Add(new CreationPause { UserId = userId, Since = now, Until = now.AddDays(days), ById = me, Why = said });
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.CreationPaused, Details: new { days }) { About = userId };
            },
            cancellationToken);
    }

    /// <summary>Every pause of a person ends now. Their warnings still count, and one more pauses them again.</summary>
    public async Task LiftPauseAsync(Guid userId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ModerateEscalated);
        var (me, now) = (workspace.Access.UserId, time.GetUtcNow().UtcDateTime);
        await RunAsync(
            async (context, token) => await context.CreationPauses.Where(p => p.UserId == userId && p.LiftedAt == null && p.Until > now).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.LiftedAt, now).SetProperty(p => p.LiftedBy, StrikeEnd.ByHand).SetProperty(p => p.LiftedById, me), token) == 0
                    ? null
                    : new AuditSaying(AuditAct.CreationPauseLifted) { About = userId },
            cancellationToken);
    }

    private async Task RunAsync(Func<StudioDbContext, CancellationToken, Task<AuditSaying?>> act, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(context, token => act(context, token), cancellationToken);
        events.Publish(workspace.Id, new ModerationEvent());
    }

    private static StudioException Gone() => StudioException.Conflict("This warning counts no more, or somebody changed it a moment ago.");
}
