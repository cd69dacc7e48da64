namespace Studio.Web.Edit;

/// <summary>What painter.js says after it has sent a mask: its name here, or why it did not arrive.</summary>
public sealed record SentMask(string? Hash, string? Sentence);
