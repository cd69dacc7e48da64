using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Says the things of a wish in the place of those that a description has: its other words, the background and the light stay.</summary>
internal static partial class CastRewriter
{
    /// <summary>Null where the wish names no thing that the tables know: then the picture needs the one that the model chose.</summary>
    public static string? Rewrite(PromptScene scene, WishSlots slots)
    {
        var things = WishedThing.Of(slots);
        if (things.Count == 0)
        {
            return null;
        }

        if (CastCheck.IsRight(scene, things, slots))
        {
            return null;
        }

        var words = new CastOrder(things, slots.Relations).Phrase;
        if (scene.Cast.FirstOrDefault() is not { } first)
        {
            return Insert(scene, words);
        }

        var (start, end) = scene.Sentence(first.Start);
        var last = scene.Cast.Last(match => match.Start < end);
        var from = NounPhrase.Start(scene, first);
        var to = Math.Min(Math.Max(NounPhrase.End(scene, last), NounPhrase.LastGarmentEnd(scene, last)), end);
        to += Side().Match(scene.Text[to..]).Length;
        var later = WithoutLater(scene, end);
        var text = EnglishText.Replace(scene.Text[..end] + later, from, to - from, words);
        return Verbs.Agree(text, from, several: things[0].Number is not null || things[0].IsSeveral);
    }

    /// <summary>The text behind the last thing of a sentence still says how that stands to something: nothing that the tables know.</summary>
    public static bool HasLooseEnd(string behind) => LooseEnd().IsMatch(behind);

    private static string Insert(PromptScene scene, string words)
    {
        var joint = scene.Text.TrimEnd().EndsWith('.') ? " " : ". ";
        return $"{scene.Text.TrimEnd()}{joint}The picture shows {words}.";
    }

    /// <summary>Sentences behind the first that bring in things once more.</summary>
    private static string WithoutLater(PromptScene scene, int from)
    {
        var rest = scene.Text[from..];
        foreach (var match in scene.Cast.Where(match => match.Start >= from).Reverse())
        {
            var (start, end) = scene.Sentence(match.Start);
            rest = start >= from ? rest.Remove(start - from, Math.Min(end - start + 1, rest.Length - (start - from))) : rest;
        }

        return rest;
    }

    [GeneratedRegex(@"^ (?:next to|beside|above|below|on top of|(?:on|to) the (?:left|right) of) (?:an?|the|two|three|four) ", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LooseEnd();

    [GeneratedRegex(@"^(?:,? (?:on|at|to) the (?:left|right|top|bottom)(?: side)?(?: of the (?:picture|frame|image))?(?! of an?\b)|,? side by side| (?:next to|beside|above|below|on top of|(?:on|to) the (?:left|right) of) (?:an?|the|two|three|four) [\w -]+?(?=[.,]| (?:is|are|appears?|in|on|at|centered|arranged)\b))", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Side();
}
