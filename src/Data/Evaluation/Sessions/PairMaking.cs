using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sessions.Scheduling;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>Pairs of a prompt, as soon as two of its systems have pictures. Safe to call again when more have come.</summary>
public static class PairMaking
{
    /// <param name="context">Of the workspace; what else it tracks is saved as well.</param>
    public static async Task MakeAsync(StudioDbContext context, Guid evaluation, Guid prompt, DateTime now, CancellationToken cancellationToken)
    {
        var questions = await context.Evaluations.Where(e => e.Id == evaluation).Select(e => e.Questions).SingleAsync(cancellationToken);
        var samples = await context.EvaluationSamples
            .Where(sample => sample.EvaluationId == evaluation && sample.PromptId == prompt && sample.State == SampleState.Done)
            .Join(context.EvaluationEntries, sample => sample.EntryId, entry => entry.Id, (sample, entry) => new { sample.Id, sample.Number, sample.ImageId, entry.Place })
            .Join(context.Images.AlsoOfEvaluations(), sample => sample.ImageId, image => (Guid?)image.Id, (sample, image) => new ComparedSample(sample.Id, sample.Place, sample.Number, image.PixelHash))
            .ToListAsync(cancellationToken);
        var known = (await context.RatingPairs.Where(pair => pair.PromptId == prompt).Select(pair => new { pair.Question, pair.FirstSampleId, pair.SecondSampleId }).ToListAsync(cancellationToken))
            .Select(pair => (pair.Question, pair.FirstSampleId, pair.SecondSampleId)).ToHashSet();
        var made = SamplePairs.Of(samples)
            .SelectMany(pair => questions.Select(question => (Question: question, First: pair.First.Id, Second: pair.Second.Id)))
            .Where(pair => !known.Contains(pair))
            .Select(pair => new RatingPair { EvaluationId = evaluation, Question = pair.Question, PromptId = prompt, FirstSampleId = pair.First, SecondSampleId = pair.Second, CreatedAt = now })
            .ToList();
        context.AddRange(made);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (made.Count > 0 && !cancellationToken.IsCancellationRequested)
        {
            // Another node made them in the same moment.
            made.ForEach(pair => context.Entry(pair).State = EntityState.Detached);
            await context.SaveChangesAsync(cancellationToken);
        }
    }
}
