namespace Studio.Data.Evaluation.Sessions;

/// <summary>A pair that one rater answered twice.</summary>
/// <param name="First">What was said the first time, on the sides of the second.</param>
/// <param name="Later">What was said the second time.</param>
/// <param name="Keys">The names of its pictures as they came the second time; null once they are not shown any more.</param>
public sealed record RepeatedPair(VoteAnswer First, VoteAnswer Later, (string Left, string Right)? Keys)
{
    public bool IsSame => First == Later;
}
