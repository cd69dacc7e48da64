namespace Studio.Web.Images;

/// <summary>A picture in the side list of another one of its conversation.</summary>
public sealed record ThreadPicture(Guid Id, string Title, string? Language, long? Seed, int TurnOrdinal);
