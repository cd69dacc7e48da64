using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Sessions.Leases;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>An answer becomes a vote, and can be taken back.</summary>
internal static class SessionAnswers
{
    /// <summary>A second press counts once. Where the lease ran out and others filled the pair, the answer is not counted.</summary>
    public static async Task GiveAsync(StudioDbContext context, RatingSeat seat, string left, VoteAnswer answer, int milliseconds, DateTime now, CancellationToken cancellationToken)
    {
        var pairId = await context.RatingAssignments.Where(a => a.RaterId == seat.Rater.Id && a.LeftKey == left).Select(a => (Guid?)a.PairId).SingleOrDefaultAsync(cancellationToken);
        if (pairId is null)
        {
            // Given to somebody else after a long pause, or of another browser.
            return;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await PairLock.TakeAsync(context, pairId.Value, cancellationToken);
        var assignment = await context.RatingAssignments.SingleAsync(a => a.RaterId == seat.Rater.Id && a.LeftKey == left, cancellationToken);
        if (assignment.AnsweredAt is not null || (!seat.IsOpen && assignment.LeasedUntil <= now))
        {
            return;
        }

        if (assignment.Kind == AssignmentKind.Pair)
        {
            if (assignment.LeasedUntil <= now && await PairLock.TakenByOthersAsync(context, pairId.Value, seat.Rater.Id, now, cancellationToken) >= seat.Evaluation.VotesEach)
            {
                context.Remove(assignment);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return;
            }

            assignment.VoteId = await VoteAsync(context, seat, assignment, answer, milliseconds, now, cancellationToken);
        }

        (assignment.AnsweredAt, assignment.Answer, assignment.Milliseconds) = (now, answer, milliseconds);
        await context.SaveChangesAsync(cancellationToken);
        await FilledPlaces.CountAsync(context, pairId.Value, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The last one; while nothing was answered it does nothing.</summary>
    public static async Task TakeBackAsync(StudioDbContext context, RatingSeat seat, DateTime now, CancellationToken cancellationToken)
    {
        var last = await context.RatingAssignments.Where(a => a.RaterId == seat.Rater.Id && a.AnsweredAt != null)
            .OrderByDescending(a => a.AnsweredAt).ThenByDescending(a => a.Place).Select(a => new { a.Id, a.PairId }).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
        {
            return;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await PairLock.TakeAsync(context, last.PairId, cancellationToken);
        var assignment = await context.RatingAssignments.SingleAsync(a => a.Id == last.Id, cancellationToken);
        if (assignment.VoteId is { } vote)
        {
            await context.Votes.Where(v => v.Id == vote).ExecuteDeleteAsync(cancellationToken);
        }

        (assignment.AnsweredAt, assignment.Answer, assignment.Milliseconds, assignment.VoteId) = (null, null, null, null);
        assignment.LeasedUntil = now + LeaseTerms.Length;
        seat.Rater.FinishedAt = null;
        await context.SaveChangesAsync(cancellationToken);
        await FilledPlaces.CountAsync(context, last.PairId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<Guid> VoteAsync(
        StudioDbContext context, RatingSeat seat, RatingAssignment assignment, VoteAnswer answer, int milliseconds, DateTime now, CancellationToken cancellationToken)
    {
        var pair = await context.RatingPairs.Where(p => p.Id == assignment.PairId)
            .Join(context.EvaluationPrompts, p => p.PromptId, prompt => prompt.Id, (p, prompt) => new { p.Question, p.FirstSampleId, p.SecondSampleId, p.PromptId, prompt.Category })
            .SingleAsync(cancellationToken);
        var first = await SampleAsync(pair.FirstSampleId);
        var second = await SampleAsync(pair.SecondSampleId);
        var (left, right) = assignment.IsSwapped ? (second, first) : (first, second);
        var vote = new Vote
        {
            Source = VoteSource.Session,
            Question = pair.Question,
            LeftSystemId = left.System,
            RightSystemId = right.System,
            LeftImageId = left.Image,
            RightImageId = right.Image,
            Answer = answer,
            PromptId = pair.PromptId,
            Category = pair.Category,
            VoterId = seat.Rater.UserId,
            EvaluationId = seat.Evaluation.Id,
            RaterId = seat.Rater.Id,
            Milliseconds = milliseconds,
            IsBlind = true,
            At = now,
        };
        context.Add(vote);
        return vote.Id;

        async Task<(Guid Image, Guid System)> SampleAsync(Guid id)
        {
            var sample = await context.EvaluationSamples.Where(s => s.Id == id)
                .Join(context.EvaluationEntries, s => s.EntryId, entry => entry.Id, (s, entry) => new { s.ImageId, entry.SystemId }).SingleAsync(cancellationToken);
            return (sample.ImageId!.Value, sample.SystemId!.Value);
        }
    }
}
