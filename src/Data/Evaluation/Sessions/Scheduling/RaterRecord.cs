namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>How a rater answers, in the numbers that tell whether they look.</summary>
/// <param name="HalfWithin">Half of the answers came within so many milliseconds; null without any.</param>
public sealed record RaterRecord(int Answers, int ChecksRight, int Checks, int SameOnRepeats, int Repeats, int? HalfWithin)
{
    /// <summary>Nobody sees two pictures and decides in less.</summary>
    public const int TooFast = 1500;

    private const int FewAnswers = 8;
    private const int FewMissed = 2;

    public int Missed => Checks - ChecksRight;

    public RaterMark? Mark => MissesChecks ? RaterMark.MissedChecks : IsTooFast ? RaterMark.TooFast : null;

    /// <summary>Why a person should look at this rater, after their name; empty where nothing is strange.</summary>
    public string Words
    {
        get
        {
            var parts = new List<string>();
            if (IsTooFast)
            {
                parts.Add(FormattableString.Invariant($"answers in {HalfWithin / 1000.0:0.0} s"));
            }

            if (MissesChecks)
            {
                parts.Add(Missed < Checks ? $"missed {Missed} of {Checks} checks" : Checks == 2 ? "missed both checks" : $"missed all {Checks} checks");
            }

            return string.Join(" and ", parts);
        }
    }

    private bool IsTooFast => Answers >= FewAnswers && HalfWithin < TooFast;

    private bool MissesChecks => Missed >= FewMissed && Missed * 2 >= Checks;
}
