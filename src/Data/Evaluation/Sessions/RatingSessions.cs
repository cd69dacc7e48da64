using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Sessions.Leases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>What one rater is asked, pair after pair. All of it stands in the database: another server or a reload goes on where this one was. Scoped.</summary>
public sealed class RatingSessions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private const int Attempts = 3;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<RatingStep> StepAsync(Guid rater, Guid tab, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        for (var attempt = 1; ; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            try
            {
                return await StepAsync(context, await RatingSeat.OfAsync(context, rater, cancellationToken), tab, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Attempts && !cancellationToken.IsCancellationRequested)
            {
                // A second request of the same rater was given the same place: once more, over its rows.
            }
        }
    }

    /// <param name="left">The pair's left picture.</param>
    /// <param name="milliseconds">From the moment both pictures were there.</param>
    public async Task<RatingStep> AnswerAsync(Guid rater, Guid tab, string left, VoteAnswer answer, int milliseconds, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var seat = await RatingSeat.OfAsync(context, rater, cancellationToken);
            if (seat.Rater.TabId == tab && seat.TakesAnswers)
            {
                await SessionAnswers.GiveAsync(context, seat, left, answer, Math.Clamp(milliseconds, 0, 3_600_000), Now, cancellationToken);
                await RaterWatch.LookAsync(context, seat, Now, cancellationToken);
            }
        }

        return await StepAsync(rater, tab, cancellationToken);
    }

    /// <summary>The last answer is taken back, and its pair asked again.</summary>
    public async Task<RatingStep> UndoAsync(Guid rater, Guid tab, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var seat = await RatingSeat.OfAsync(context, rater, cancellationToken);
            if (seat.Rater.TabId == tab && seat.IsOpen)
            {
                await SessionAnswers.TakeBackAsync(context, seat, Now, cancellationToken);
            }
        }

        return await StepAsync(rater, tab, cancellationToken);
    }

    /// <summary>This tab goes on; the other one is told at its next answer.</summary>
    public Task<RatingStep> TakeOverAsync(Guid rater, Guid tab, CancellationToken cancellationToken) =>
        ChangeAsync(rater, tab, (row, _) => row.TabId = tab, cancellationToken);

    public Task<RatingStep> PractisedAsync(Guid rater, Guid tab, CancellationToken cancellationToken) =>
        ChangeAsync(rater, tab, (row, now) => row.PractisedAt ??= now, cancellationToken);

    public Task<RatingStep> RestedAsync(Guid rater, Guid tab, CancellationToken cancellationToken) =>
        ChangeAsync(rater, tab, (row, now) => row.RestedAt = now, cancellationToken);

    public Task<RatingStep> StopAsync(Guid rater, Guid tab, CancellationToken cancellationToken) =>
        ChangeAsync(rater, tab, (row, now) => row.FinishedAt ??= now, cancellationToken);

    /// <summary>Goes on after the end, with as many pairs as it takes.</summary>
    public async Task<RatingStep> MoreAsync(Guid rater, Guid tab, int pairs, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var votes = await context.RatingAssignments.CountAsync(a => a.RaterId == rater && a.Kind == AssignmentKind.Pair && a.AnsweredAt != null, cancellationToken);
        return await ChangeAsync(rater, tab, (row, _) => (row.PairsAsked, row.FinishedAt) = (Math.Max(row.PairsAsked, votes + Math.Clamp(pairs, 1, RatingSeat.MostPairs)), null), cancellationToken);
    }

    private async Task<RatingStep> ChangeAsync(Guid rater, Guid tab, Action<Rater, DateTime> change, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            change(await context.Raters.SingleAsync(row => row.Id == rater, cancellationToken), Now);
            await context.SaveChangesAsync(cancellationToken);
        }

        return await StepAsync(rater, tab, cancellationToken);
    }

    private async Task<RatingStep> StepAsync(StudioDbContext context, RatingSeat seat, Guid tab, CancellationToken cancellationToken)
    {
        var now = Now;
        var record = await SessionRecord.OfAsync(context, seat, cancellationToken);
        if (!seat.IsOpenAt(now))
        {
            return record.Step(RatingStage.Closed);
        }

        if (!seat.Take(tab, now))
        {
            return record.Step(RatingStage.Elsewhere);
        }

        await context.SaveChangesAsync(cancellationToken);
        if (seat.Rater.PractisedAt is null && seat.Rater.GuestLinkId is not null)
        {
            return record.Step(RatingStage.Practice);
        }

        if (seat.Rater.FinishedAt is not null || record.Votes >= seat.Rater.PairsAsked)
        {
            return await DoneAsync(context, seat, record, now, cancellationToken);
        }

        if (record.IsTired)
        {
            return record.Step(RatingStage.Rest);
        }

        var open = await HeldLeases.OfAsync(context, seat, record, now, cancellationToken);
        return open switch
        {
            [] when await ComeMoreAsync(context, seat, now, cancellationToken) => record.Step(RatingStage.Waiting),
            [] => await DoneAsync(context, seat, record, now, cancellationToken),
            _ => record.Step(RatingStage.Pair) with
            {
                Current = await ShownPairs.OfAsync(context, seat, open[0], cancellationToken),
                Next = open.Count > 1 ? await ShownPairs.OfAsync(context, seat, open[1], cancellationToken) : null,
            },
        };
    }

    private static async Task<RatingStep> DoneAsync(StudioDbContext context, RatingSeat seat, SessionRecord record, DateTime now, CancellationToken cancellationToken)
    {
        seat.Rater.FinishedAt ??= now;
        await context.SaveChangesAsync(cancellationToken);
        // What was given ahead is somebody else's now.
        await context.RatingAssignments.Where(a => a.RaterId == seat.Rater.Id && a.AnsweredAt == null).ExecuteDeleteAsync(cancellationToken);
        return record.Step(RatingStage.Done);
    }

    private static async Task<bool> ComeMoreAsync(StudioDbContext context, RatingSeat seat, DateTime now, CancellationToken cancellationToken) =>
        await context.EvaluationSamples.AnyAsync(
            s => s.EvaluationId == seat.Evaluation.Id && (s.State == Runs.SampleState.Waiting || s.State == Runs.SampleState.Queued), cancellationToken)
        || await context.RatingAssignments.AnyAsync(
            a => a.EvaluationId == seat.Evaluation.Id && a.RaterId != seat.Rater.Id && a.Kind == AssignmentKind.Pair && a.AnsweredAt == null && a.LeasedUntil > now
                && !context.RatingAssignments.Any(mine => mine.RaterId == seat.Rater.Id && mine.PairId == a.PairId),
            cancellationToken);
}
