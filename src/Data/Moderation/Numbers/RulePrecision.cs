using Studio.Data.Evaluation.Statistics;

namespace Studio.Data.Moderation.Numbers;

/// <summary>How often people said the same as a rule.</summary>
/// <param name="Rule">The id of a rule for texts; the name of one for pictures.</param>
/// <param name="Name">As it was called last.</param>
/// <param name="IsPictures">A limit of a class of pictures.</param>
/// <param name="Fired">How often.</param>
/// <param name="Judged">Of these by a person.</param>
/// <param name="Agreed">Of these rejected.</param>
public sealed record RulePrecision(string Rule, string Name, bool IsPictures, int Fired, int Judged, int Agreed)
{
    public double? Share => Judged == 0 ? null : (double)Agreed / Judged;

    /// <summary>95 %; null while nobody judged.</summary>
    public Interval? Interval => Judged == 0 ? null : WilsonInterval.Of(Agreed, Judged);
}
