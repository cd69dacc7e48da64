using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>Who rates an evaluation, and whose votes count. Scoped.</summary>
public sealed class RaterBook(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The member who asks, as a rater; made at their first pair.</summary>
    public async Task<Guid> MineAsync(Guid evaluation, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        var me = workspace.Access.UserId ?? throw StudioException.Forbidden("Votes belong to a person; sign in to rate.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, evaluation, me, cancellationToken) is { } known)
        {
            return known;
        }

        if (!await context.Evaluations.AnyAsync(e => e.Id == evaluation && e.State == EvaluationState.Running, cancellationToken))
        {
            throw StudioException.NotFound("Nothing is rated here: there is no such evaluation, or it is not open.");
        }

        return await AddAsync(context, new Rater { EvaluationId = evaluation, UserId = me, PairsAsked = RatingSeat.MostPairs, CreatedAt = Now }, me, cancellationToken);
    }

    /// <summary>Puts the evaluation on top of a member's list.</summary>
    public async Task AskAsync(Guid evaluation, Guid user, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Evaluations.AnyAsync(e => e.Id == evaluation, cancellationToken) || !await context.Memberships.AnyAsync(m => m.UserId == user, cancellationToken))
        {
            throw StudioException.NotFound("There is no such member or evaluation here.");
        }

        if (await FindAsync(context, evaluation, user, cancellationToken) is null)
        {
            await AddAsync(context, new Rater { EvaluationId = evaluation, UserId = user, PairsAsked = RatingSeat.MostPairs, AskedById = workspace.Access.UserId, CreatedAt = Now }, user, cancellationToken);
        }
    }

    /// <summary>The votes are kept, and results are shown with and without them; their places are asked about again.</summary>
    public Task LeaveOutAsync(Guid rater, CancellationToken cancellationToken) => DecideAsync(rater, isLeftOut: true, cancellationToken);

    public Task TakeBackAsync(Guid rater, CancellationToken cancellationToken) => DecideAsync(rater, isLeftOut: false, cancellationToken);

    private async Task DecideAsync(Guid rater, bool isLeftOut, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        var (now, me) = (Now, workspace.Access.UserId);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Raters.SingleOrDefaultAsync(r => r.Id == rater, cancellationToken) ?? throw StudioException.NotFound("There is no such rater here. Their answers may have been deleted.");
        if (await context.Evaluations.AnyAsync(e => e.Id == row.EvaluationId && e.State == EvaluationState.Published, cancellationToken))
        {
            throw StudioException.Conflict("The numbers are published and stand as they are.");
        }

        if (row.LeftOutAt is not null != isLeftOut)
        {
            (row.LeftOutAt, row.LeftOutById) = (isLeftOut ? now : null, isLeftOut ? me : null);
            context.Add(new EvaluationEvent
            {
                EvaluationId = row.EvaluationId,
                Kind = isLeftOut ? EvaluationEventKind.RaterLeftOut : EvaluationEventKind.RaterTakenBack,
                ById = me,
                SubjectId = rater,
                At = now,
            });
            await audit.RunAsync(
                context,
                async token =>
                {
                    await context.SaveChangesAsync(token);
                    await FilledPlaces.CountOfAsync(context, context.Raters.Where(r => r.Id == rater), token);
                    return RaterSayings.Decided(row, isLeftOut, await context.Votes.CountAsync(v => v.RaterId == rater, token));
                },
                cancellationToken);
        }
    }

    private static Task<Guid?> FindAsync(StudioDbContext context, Guid evaluation, Guid user, CancellationToken cancellationToken) =>
        context.Raters.Where(r => r.EvaluationId == evaluation && r.UserId == user).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellationToken);

    private static async Task<Guid> AddAsync(StudioDbContext context, Rater rater, Guid user, CancellationToken cancellationToken)
    {
        context.Add(rater);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return rater.Id;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Their other tab was first.
            context.ChangeTracker.Clear();
            return await FindAsync(context, rater.EvaluationId, user, cancellationToken) ?? throw StudioException.Unavailable("The session could not begin. Try again.");
        }
    }
}
