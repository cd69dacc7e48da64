using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation.Sessions.Leases;

/// <summary>A check is a picture beside a scrambled copy of itself: the answer is known whatever the model can do, and says nothing of any system.</summary>
internal static class CheckPairs
{
    /// <summary>Null where every picture was used for one already.</summary>
    public static async Task<(Guid Pair, bool IsSwapped)?> FindAsync(StudioDbContext context, LeaseTerms terms, Random random, DateTime now, CancellationToken cancellationToken)
    {
        var rater = terms.Rater;
        var samples = RatableSamples.Of(context, terms.Evaluation, terms.NotMadeBy)
            .Where(sample => !context.RatingAssignments.Any(a => a.RaterId == rater && a.Kind == AssignmentKind.Check
                && context.RatingPairs.Any(pair => pair.Id == a.PairId && pair.FirstSampleId == sample.Id)));
        var count = await samples.CountAsync(cancellationToken);
        var questions = await context.Evaluations.Where(e => e.Id == terms.Evaluation).Select(e => e.Questions).SingleAsync(cancellationToken);
        if (count == 0)
        {
            return null;
        }

        var sample = await samples.OrderBy(s => s.Id).Skip(random.Next(count)).Select(s => s.Id).FirstAsync(cancellationToken);
        var question = questions[random.Next(questions.Count)];
        return (await PairAsync(context, terms, sample, question, now, cancellationToken), random.Next(2) == 0);
    }

    private static async Task<Guid> PairAsync(StudioDbContext context, LeaseTerms terms, Guid sample, EvaluationQuestion question, DateTime now, CancellationToken cancellationToken)
    {
        if (await FindAsync() is { } known)
        {
            return known;
        }

        var pair = new RatingPair
        {
            EvaluationId = terms.Evaluation,
            Question = question,
            PromptId = await context.EvaluationSamples.Where(s => s.Id == sample).Select(s => s.PromptId).SingleAsync(cancellationToken),
            FirstSampleId = sample,
            SecondSampleId = sample,
            Expected = VoteAnswer.Left,
            CreatedAt = now,
        };
        context.Add(pair);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return pair.Id;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another rater got the same check in the same moment.
            context.Entry(pair).State = EntityState.Detached;
            return await FindAsync() ?? throw new RatingRefused(RatingRefusal.NotReady);
        }

        Task<Guid?> FindAsync() => context.RatingPairs
            .Where(p => p.Question == question && p.FirstSampleId == sample && p.SecondSampleId == sample).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
