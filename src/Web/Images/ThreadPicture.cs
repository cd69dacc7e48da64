namespace Studio.Web.Images;

/// <summary>A picture in the side list of another one of its conversation.</summary>
/// <param name="IsRunAgain">Made from the record of another picture, so wish, turn and seed are that one's.</param>
public sealed record ThreadPicture(Guid Id, string Title, string? Language, long? Seed, int TurnOrdinal, bool IsRunAgain);
