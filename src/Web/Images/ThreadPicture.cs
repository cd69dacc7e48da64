using System.Globalization;

namespace Studio.Web.Images;

/// <summary>A picture in the side list of another one of its conversation.</summary>
/// <param name="Generation">The pictures of one press have one.</param>
/// <param name="Ordinal">Its place among them, from 0; they finish in another order where several are drawn together.</param>
/// <param name="IsRunAgain">Made from the record of another picture, so wish, turn and seed are that one's.</param>
public sealed record ThreadPicture(Guid Id, string Title, string? Language, long? Seed, int TurnOrdinal, Guid? Generation, int Ordinal, bool IsRunAgain)
{
    /// <summary>"1 of 4" of those that were made together; null for one alone.</summary>
    public string? Among { get; private init; }

    /// <summary>Those of one press stand together, in the order of their tiles.</summary>
    public static IReadOnlyList<ThreadPicture> Counted(IReadOnlyList<ThreadPicture> pictures) =>
    [
        .. pictures
            .GroupBy(picture => picture.Generation ?? picture.Id)
            .Select(press => press.OrderBy(picture => picture.Ordinal).ToList())
            .SelectMany(press => press.Select((picture, at) => press.Count > 1
                ? picture with { Among = string.Create(CultureInfo.InvariantCulture, $"{at + 1} of {press.Count}") }
                : picture)),
    ];
}
