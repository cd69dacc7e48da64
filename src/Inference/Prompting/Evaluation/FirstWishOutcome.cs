namespace Studio.Inference.Prompting.Evaluation;

/// <summary>What came of one first wish without and with the program's repair.</summary>
public sealed record FirstWishOutcome(FirstWish Wish, UpsampleResult Alone, UpsampleResult Repaired);
