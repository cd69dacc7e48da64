using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Sessions.Scheduling;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>What a rater did so far.</summary>
internal sealed record SessionRecord(RatingSeat Seat, int Answered, int Votes, int SinceRest, int? HalfWithin, int NextPlace, int Pairs)
{
    /// <summary>Nobody looks well for longer.</summary>
    private const int RestAfter = 60;

    private const int LeastBeforeRest = 10;

    private int Of => Math.Max(Answered, Answered + Cadence.PlacesFor(Math.Min(Seat.Rater.PairsAsked, Pairs) - Votes, Answered));

    private Cadence Cadence => new(Seat.Evaluation.CheckEvery, Seat.Evaluation.RepeatEvery, Seat.Terms.RaterSeed);

    /// <summary>Halfway, and every sixty; not where nothing comes after.</summary>
    public bool IsTired => Of > Answered && SinceRest >= Math.Clamp(Of / 2, LeastBeforeRest, RestAfter);

    public RatingStep Step(RatingStage stage) => new(
        stage, Seat.Evaluation.Name, Answered, stage is RatingStage.Done or RatingStage.Closed ? Answered : Of, TimeLeft.Minutes(Of - Answered, HalfWithin), CanUndo: Answered > 0 && Seat.IsOpen);

    public static async Task<SessionRecord> OfAsync(StudioDbContext context, RatingSeat seat, CancellationToken cancellationToken)
    {
        var rows = await context.RatingAssignments.Where(a => a.RaterId == seat.Rater.Id)
            .Select(a => new { a.Kind, a.Place, a.AnsweredAt, a.Milliseconds }).ToListAsync(cancellationToken);
        var answered = rows.Where(a => a.AnsweredAt is not null).ToList();
        return new SessionRecord(
            seat,
            answered.Count,
            answered.Count(a => a.Kind == AssignmentKind.Pair),
            answered.Count(a => seat.Rater.RestedAt is not { } rested || a.AnsweredAt > rested),
            TimeLeft.HalfWithin(answered.Select(a => a.Milliseconds).OfType<int>()),
            rows.Count == 0 ? 0 : rows.Max(a => a.Place) + 1,
            await context.RatingPairs.CountAsync(pair => pair.EvaluationId == seat.Evaluation.Id && pair.Expected == null, cancellationToken));
    }
}
