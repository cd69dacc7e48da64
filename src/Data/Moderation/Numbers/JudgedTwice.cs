using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Numbers;

/// <summary>Cases that two people judged apart, by kind and reason: how many were judged in which way.</summary>
public sealed record JudgedTwice(CaseKind Kind, int Approved, int Rejected, int Cases)
{
    /// <summary>With fewer an interval says nothing that anybody should act on.</summary>
    public const int Least = 20;

    /// <summary>What the case was opened for, or the first that somebody named: it is in this that they agree or not.</summary>
    public CaseReason? Reason { get; init; }

    public static async Task<IReadOnlyList<JudgedTwice>> ReadAsync(StudioDbContext context, NumbersSpan span, CancellationToken cancellationToken) => await context.CaseOpinions
        .Where(opinion => opinion.At >= span.From && opinion.At < span.To)
        .GroupBy(opinion => opinion.CaseId)
        .Select(of => new { CaseId = of.Key, Approved = of.Count(opinion => opinion.Verdict == CaseVerdict.Approved), Rejected = of.Count(opinion => opinion.Verdict == CaseVerdict.Rejected), Named = of.Min(opinion => opinion.Reason) })
        .Where(of => of.Approved + of.Rejected > 1)
        .Join(context.Cases, of => of.CaseId, c => c.Id, (of, c) => new { c.Kind, Reason = c.Category ?? of.Named, of.Approved, of.Rejected })
        .GroupBy(of => new { of.Kind, of.Reason, of.Approved, of.Rejected })
        .Select(of => new JudgedTwice(of.Key.Kind, of.Key.Approved, of.Key.Rejected, of.Count()) { Reason = of.Key.Reason })
        .ToListAsync(cancellationToken);

    /// <summary>The cases apart, the most frequent first.</summary>
    public static IReadOnlyList<(TKey Of, int Cases, Agreement? Agreement)> By<TKey>(IEnumerable<JudgedTwice> judged, Func<JudgedTwice, TKey> key) =>
        [.. judged.GroupBy(key).Select(of => (of.Key, Cases: of.Sum(one => one.Cases), Agreement([.. of]))).OrderByDescending(of => of.Cases)];

    /// <summary>Null below <see cref="Least"/> cases, and where nobody ever differed.</summary>
    public static Agreement? Agreement(IReadOnlyList<JudgedTwice> judged)
    {
        List<JudgedUnits> units = [.. judged.Select(of => new JudgedUnits([of.Approved, of.Rejected], of.Cases))];
        return judged.Sum(of => of.Cases) >= Least && KrippendorffAlpha.Nominal(units) is { } alpha
            ? new Agreement(alpha, AlphaBootstrap.Of(units, seed: 1)!.Value)
            : null;
    }
}

/// <param name="Alpha">Krippendorff's, nominal.</param>
/// <param name="Interval">95 %, cases drawn again.</param>
public sealed record Agreement(double Alpha, Interval Interval);
