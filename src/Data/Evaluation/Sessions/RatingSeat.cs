using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Sessions.Leases;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>A rater in their evaluation, read once for a request.</summary>
public sealed class RatingSeat
{
    /// <summary>Of one session.</summary>
    public const int MostPairs = 400;

    /// <summary>A tab that said nothing for so long is gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private RatingSeat(Rater rater, HumanEvaluation evaluation, GuestLink? link, int systems) => (Rater, Evaluation, Link, Systems) = (rater, evaluation, link, systems);

    public Rater Rater { get; }

    public HumanEvaluation Evaluation { get; }

    /// <summary>Null for a member.</summary>
    public GuestLink? Link { get; }

    public bool IsOpen => Evaluation.State == EvaluationState.Running;

    /// <summary>Whoever looked at a pair while it was closed is still heard; what is published stands.</summary>
    public bool TakesAnswers => Evaluation.State is EvaluationState.Running or EvaluationState.Closed;

    private int Systems { get; }

    internal LeaseTerms Terms => new(
        Evaluation.Id, Rater.Id, Evaluation.MayRateOwn ? null : Rater.UserId, Evaluation.VotesEach, Evaluation.CheckEvery, Evaluation.RepeatEvery, Systems, Evaluation.Seed);

    public bool IsOpenAt(DateTime now) => IsOpen && (Link is null || (Link.EndsAt > now && Link.EndedBy != GuestLinkEnd.Burst && Link.EndedBy != GuestLinkEnd.Closed));

    internal static async Task<RatingSeat> OfAsync(StudioDbContext context, Guid rater, CancellationToken cancellationToken)
    {
        var row = await context.Raters.SingleOrDefaultAsync(r => r.Id == rater, cancellationToken)
            ?? throw new RatingRefused(RatingRefusal.Deleted);
        var evaluation = await context.Evaluations.AsNoTracking().SingleAsync(e => e.Id == row.EvaluationId, cancellationToken);
        var link = row.GuestLinkId is { } id ? await context.GuestLinks.AsNoTracking().SingleAsync(l => l.Id == id, cancellationToken) : null;
        var systems = await context.EvaluationEntries.Where(e => e.EvaluationId == evaluation.Id).MaxAsync(e => (int?)e.Place, cancellationToken) ?? -1;
        return new RatingSeat(row, evaluation, link, systems + 1);
    }

    /// <summary>False while another tab rates.</summary>
    internal bool Take(Guid tab, DateTime now)
    {
        // A clock that was set back must not lock anybody out.
        var isFree = Rater.TabId is null || Rater.TabId == tab || Rater.LastSeenAt is not { } seen || (now - seen).Duration() > Silence;
        if (isFree)
        {
            (Rater.TabId, Rater.LastSeenAt) = (tab, now);
        }

        return isFree;
    }
}
