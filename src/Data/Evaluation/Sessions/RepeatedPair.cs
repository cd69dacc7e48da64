namespace Studio.Data.Evaluation.Sessions;

/// <summary>A pair that one rater answered twice.</summary>
/// <param name="IsSame">The second answer was the first one again.</param>
/// <param name="Keys">The names of its pictures as they came the second time; null once they are not shown any more.</param>
public sealed record RepeatedPair(bool IsSame, (string Left, string Right)? Keys);
