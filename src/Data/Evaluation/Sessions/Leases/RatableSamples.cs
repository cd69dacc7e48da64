using Studio.Data.Evaluation.Runs;

namespace Studio.Data.Evaluation.Sessions.Leases;

/// <summary>Samples whose picture may be shown to this rater now: there, not held or removed, not in the trash, and not their own.</summary>
internal static class RatableSamples
{
    public static IQueryable<RatableSample> Of(StudioDbContext context, Guid evaluation, Guid? notMadeBy) =>
        context.EvaluationSamples
            .Where(sample => sample.EvaluationId == evaluation && sample.State == SampleState.Done)
            .Join(context.EvaluationEntries.Where(entry => entry.SystemId != null), sample => sample.EntryId, entry => entry.Id, (sample, entry) => new { sample.Id, sample.ImageId, entry.Place })
            .Join(
                context.Images.AlsoOfEvaluations().Where(image => image.DeletedAt == null && (notMadeBy == null || image.CreatedById != notMadeBy)),
                sample => sample.ImageId,
                image => (Guid?)image.Id,
                (sample, image) => new RatableSample { Id = sample.Id, Place = sample.Place });
}

internal sealed class RatableSample
{
    public required Guid Id { get; init; }

    /// <summary>Of its system.</summary>
    public required int Place { get; init; }
}
