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
        var text = ThereIs().Replace(scene.Text, "There are");
        text = InAll().Replace(text, all => number is null ? "" : $"{all.Groups["joint"].Value}{number.Phrase} in all");
        if (isOne)
        {
            text = Arranged().Replace(text, "");
        }

        // "A car next to a house appears together": one is not together.
        text = scene.IsOne(cast[0]) ? Together().Replace(text, " in the center") : text;

        if (scene.NumberOf(cast[0]) is not null && scene.Sentence(cast[0].Start) is var (start, end) && NounPhrase.Start(scene, cast[0]) == start && scene.Text.StartsWith(text[..Math.Min(end, text.Length)], StringComparison.Ordinal))
        {
            text = Verbs.Agree(text, start, several: true);
        }

        text = scene.NumberOf(cast[0]) is not null ? text.Replace(" on its head", " on their heads", StringComparison.Ordinal) : text;
        foreach (var (one, several) in Pronouns)
        {
            text = isOne ? text.Replace(several, one, StringComparison.Ordinal) : text.Replace(one, several, StringComparison.Ordinal);
        }

        return text == scene.Text ? null : text;
    }

    [GeneratedRegex("\\bThere is(?= (?:" + Figures.Counts + ") (?!of\\b))(?! one )", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ThereIs();

    [GeneratedRegex(@"(?<joint>,? )(?:two|three|four|five|six|seven|eight|nine|ten|twelve) in all\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex InAll();

    [GeneratedRegex(@",? (?:arranged (?:evenly in the frame|together)|side by side|spread across the picture|in a row)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Arranged();

    [GeneratedRegex(@"(?<=appears?) together", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Together();
}
