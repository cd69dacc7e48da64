using System.Globalization;

namespace Studio.Web.Images;

/// <summary>A picture in the side list of another one of its conversation.</summary>
/// <param name="Generation">The pictures of one press have one.</param>
/// <param name="IsRunAgain">Made from the record of another picture, so wish, turn and seed are that one's.</param>
public sealed record ThreadPicture(Guid Id, string Title, string? Language, long? Seed, int TurnOrdinal, Guid? Generation, bool IsRunAgain)
{
    /// <summary>"1 of 4" of those that were made together; null for one alone.</summary>
    public string? Among { get; private init; }

    public static IReadOnlyList<ThreadPicture> Counted(IReadOnlyList<ThreadPicture> pictures)
    {
        var together = pictures.Where(picture => picture.Generation is not null).GroupBy(picture => picture.Generation!.Value).ToDictionary(group => group.Key, group => group.ToList());
        return
        [
            .. pictures.Select(picture => picture.Generation is { } id && together[id] is { Count: > 1 } all
                ? picture with { Among = string.Create(CultureInfo.InvariantCulture, $"{all.IndexOf(picture) + 1} of {all.Count}") }
                : picture),
        ];
    }
}
