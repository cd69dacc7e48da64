namespace Studio.Inference.Chat;

/// <summary>A stretch of a rendered conversation; only the frame may hold special tokens.</summary>
internal sealed record ChatPart(string Text, bool IsFrame);
