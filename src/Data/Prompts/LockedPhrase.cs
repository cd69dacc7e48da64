namespace Studio.Data.Prompts;

/// <summary>Words of the wish that the written prompt must keep. English is their translation, corrected by the person where needed.</summary>
public sealed record LockedPhrase(string Text, string? English);
