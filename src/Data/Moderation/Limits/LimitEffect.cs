using Studio.Data.Evaluation.Statistics;

namespace Studio.Data.Moderation.Limits;

/// <summary>What reaches a limit, by what people said about it.</summary>
public sealed record LimitEffect(int Rejected, int Approved, int Unseen)
{
    public int All => Rejected + Approved + Unseen;

    public int Judged => Rejected + Approved;

    /// <summary>Of those that a person judged so many were reached rightly; null when none was judged.</summary>
    public double? Precision => Judged == 0 ? null : (double)Rejected / Judged;

    public Interval? PrecisionInterval => Judged == 0 ? null : WilsonInterval.Of(Rejected, Judged);
}
