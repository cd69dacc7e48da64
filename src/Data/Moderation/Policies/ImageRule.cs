namespace Studio.Data.Moderation.Policies;

/// <summary>The limits of one class of the classifier; a null limit never fires.</summary>
/// <param name="Class">As the classifier names it: "Porn", "Hentai", "Sexy", "Drawing", "Neutral".</param>
/// <param name="Hold">From this score on a person looks first.</param>
/// <param name="Block">From this score on the picture is blocked.</param>
public sealed record ImageRule(string Name, string Class, double? Hold, double? Block, string? Sentence);
