using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Words that speak of the things of a picture once more, "behind them", "two in all", "side by side", follow how many there are.</summary>
internal static partial class Agreement
{
    private static readonly (string One, string Several)[] Pronouns =
    [
        ("Behind it is", "Behind them is"), ("Behind it,", "Behind them,"), ("It is set against", "They are set against"), ("surrounds it.", "surrounds them."),
    ];

    /// <summary>Null when they agree.</summary>
    public static string? Settle(PromptScene scene)
    {
        var cast = scene.Cast.DistinctBy(match => match.Concept.Id).ToList();
        if (cast.Count == 0)
        {
            return null;
        }

        var number = scene.Cast.Count() == 1 ? scene.NumberOf(cast[0])?.Concept : null;
        var isOne = scene.Cast.Count() == 1 && scene.IsOne(cast[0]);
        var text = InAll().Replace(scene.Text, all => number is null ? "" : $"{all.Groups["joint"].Value}{number.Phrase} in all");
        if (isOne)
        {
            text = Together().Replace(Arranged().Replace(text, ""), " in the center");
        }

        foreach (var (one, several) in Pronouns)
        {
            text = isOne ? text.Replace(several, one, StringComparison.Ordinal) : text.Replace(one, several, StringComparison.Ordinal);
        }

        return text == scene.Text ? null : text;
    }

    [GeneratedRegex(@"(?<joint>,? )(?:two|three|four|five|six|seven|eight|nine|ten|twelve) in all\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex InAll();

    [GeneratedRegex(@",? (?:arranged (?:evenly in the frame|together)|side by side|spread across the picture|in a row)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Arranged();

    [GeneratedRegex(@"(?<=appears?) together", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Together();
}
