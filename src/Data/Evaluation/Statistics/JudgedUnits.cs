namespace Studio.Data.Evaluation.Statistics;

/// <summary>Units that were judged alike: how often each answer was given, and how many units there are of it.</summary>
/// <param name="Answers">Per category, by how many people. A judgement that is missing is counted nowhere.</param>
/// <param name="Units">At least 1.</param>
public sealed record JudgedUnits(IReadOnlyList<int> Answers, int Units)
{
    public int Judges { get; } = Answers.Sum();
}
