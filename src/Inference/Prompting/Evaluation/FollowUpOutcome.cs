namespace Studio.Inference.Prompting.Evaluation;

/// <summary>What came of one dialogue without and with the program's repair.</summary>
public sealed record FollowUpOutcome(FollowUpDialogue Dialogue, UpsampleResult Alone, UpsampleResult Repaired);
