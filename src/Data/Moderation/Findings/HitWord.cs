namespace Studio.Data.Moderation.Findings;

/// <summary>Words of a text that made a rule fire, as they stand there.</summary>
public sealed record HitWord(string Text, int Start, int Length);
