namespace Studio.Data.Evaluation.Sessions;

/// <summary>Where a rater stands.</summary>
/// <param name="Answered">Of all kinds: checks and repeats cannot be told from the others.</param>
/// <param name="Of">So many in all, as far as it can be known.</param>
/// <param name="Next">To be loaded while the rater looks at Current.</param>
public sealed record RatingStep(
    RatingStage Stage, string Evaluation, int Answered, int Of, int MinutesLeft, bool CanUndo, ShownPair? Current = null, ShownPair? Next = null);

/// <summary>Two pictures as a rater gets them: nothing in it leads back to what made them.</summary>
/// <param name="Left">The name of the left picture for this rater and this time; also of the assignment.</param>
/// <param name="Caption">Only where the question is about it.</param>
public sealed record ShownPair(string Left, string Right, EvaluationQuestion Question, string? Caption);
