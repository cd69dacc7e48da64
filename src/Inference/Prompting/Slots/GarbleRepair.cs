using System.Text.RegularExpressions;
using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Says what a garbled first description was to say: wrong plurals are set right, and a sentence that cannot be is said again from the slots of the wish.</summary>
internal static partial class GarbleRepair
{
    private const int MostPlurals = 4;

    /// <summary>"Two penguin is shown" with its plural and its verb. Null when every count has one.</summary>
    public static string? Plurals(PromptScene scene, Func<string, PromptScene> read)
    {
        var text = scene.Text;
        for (var i = 0; i < MostPlurals; i++)
        {
            var at = read(text);
            var wrong = at.Matches.FirstOrDefault(match => match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable && at.NumberOf(match) is not null && IsSingular(at, match));
            if (wrong is null || ThingRewriter.Number(at, wrong, at.NumberOf(wrong)!.Concept) is not { } counted || counted == text)
            {
                break;
            }

            text = counted;
        }

        return text == scene.Text ? null : text;
    }

    /// <summary>Null when no sentence is garbled, or nothing is left to say.</summary>
    public static string? Sentences(PromptScene scene, WishSlots slots, Garble garble, Func<string, PromptScene> read)
    {
        var sentences = AnswerText.Sentences(scene.Text);
        var bad = sentences.Where(sentence => garble.IsIn(sentence) || CountsNothing(scene, sentence) || ShowsNothing(read(sentence))).ToList();
        var good = sentences.Except(bad).Distinct(StringComparer.Ordinal).ToList();
        if (good.Count == sentences.Count)
        {
            return null;
        }

        var rest = string.Join(' ', good);
        if (rest.Length > 0 && read(rest).Cast.Any())
        {
            return rest;
        }

        var things = WishedThing.Of(slots);
        var several = things.Count > 0 && (things[0].Number is not null || things[0].IsSeveral);
        var phrase = things.Count > 0 ? new CastOrder(things, slots.Relations).Phrase : scene.Cast.FirstOrDefault() is { } chosen ? NounPhrase.Of(chosen.Concept) : null;
        return phrase is null ? good.Count > 0 ? rest : null : $"{EnglishPhrase.Capital(phrase)} {(several ? "are" : "is")} shown in the center. {rest}".TrimEnd();
    }

    /// <summary>"There are two red side by side."</summary>
    private static bool CountsNothing(PromptScene scene, string sentence)
    {
        var start = scene.Text.IndexOf(sentence, StringComparison.Ordinal);
        var end = start + sentence.Length;
        return start >= 0 && scene.Matches.Any(count => count.Concept.Kind == ConceptKind.Number && count.Start >= start && count.End < end
            && !scene.Text.AsSpan(count.End).StartsWith(" in all", StringComparison.Ordinal) && !scene.Text[start..count.Start].Contains('"', StringComparison.Ordinal)
            && !scene.Matches.Any(noun => noun.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place && noun.Start > count.End && noun.Start < end));
    }

    /// <summary>"There is a flat in the center.", "The picture shows three bow on their heads.": nobody and nothing.</summary>
    private static bool ShowsNothing(PromptScene sentence) => Shows().IsMatch(sentence.Text)
        && !sentence.Matches.Any(match => match.Concept.Kind is ConceptKind.Object or ConceptKind.Place or ConceptKind.Time or ConceptKind.Background or ConceptKind.Pattern)
        && (!sentence.Matches.Any(match => match.Concept.Kind is ConceptKind.Wearable or ConceptKind.Color) || OnHeads().IsMatch(sentence.Text));

    private static bool IsSingular(PromptScene scene, ConceptMatch match) =>
        match.Concept.Plural is { } plural && !scene.Text.AsSpan(match.Start, match.Length).Equals(plural, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?:There (?:is|are)|The picture shows) (?:an?|the|two|three|four) ", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Shows();

    [GeneratedRegex(@"\bon (?:its|their) heads?\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OnHeads();
}
