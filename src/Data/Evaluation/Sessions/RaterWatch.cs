using Studio.Data.Evaluation.Runs;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>Notices who does not look: too fast, or blind to broken pictures. It marks; a person leaves out.</summary>
internal static class RaterWatch
{
    /// <summary>After an answer; says it once in "What happened".</summary>
    public static async Task LookAsync(StudioDbContext context, RatingSeat seat, DateTime now, CancellationToken cancellationToken)
    {
        var record = (await RaterRecords.OfAsync(context, context.RatingAssignments.Where(a => a.RaterId == seat.Rater.Id), cancellationToken)).GetValueOrDefault(seat.Rater.Id);
        // Who came in a burst stays marked as that.
        if (record is null || seat.Rater.Mark == RaterMark.Burst || record.Mark == seat.Rater.Mark)
        {
            return;
        }

        if (record.Mark is not null && seat.Rater.Mark is null)
        {
            context.Add(new EvaluationEvent { EvaluationId = seat.Evaluation.Id, Kind = EvaluationEventKind.RaterMarked, SubjectId = seat.Rater.Id, Detail = record.Words, At = now });
        }

        seat.Rater.Mark = record.Mark;
        await context.SaveChangesAsync(cancellationToken);
    }
}
