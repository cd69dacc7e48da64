namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>A pair that may be given to a rater.</summary>
/// <param name="First">The place of a system in the evaluation; below Second.</param>
/// <param name="Taken">Answers that are there or on their way.</param>
public sealed record OpenPair(Guid Id, EvaluationQuestion Question, int First, int Second, int Taken);
