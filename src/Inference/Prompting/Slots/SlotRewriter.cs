using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Rewrites one slot of a prompt and leaves every other word as it is. Null where the prompt has no such slot.</summary>
internal static partial class SlotRewriter
{
    private static readonly string[] PlacesWithoutTime = ["underwater", "space", "table", "stage", "rain"];

    public static string? Object(PromptScene scene, ConceptMatch old, Concept wanted)
    {
        var text = scene.Text;
        // From the back, so that the places of earlier mentions stay right.
        foreach (var match in scene.Matches.Where(match => match.Concept.Id == old.Concept.Id && match.Concept.Kind == ConceptKind.Object).Reverse())
        {
            var isPlural = match.Concept.Plural is { } plural && text.Substring(match.Start, match.Length).Equals(plural, StringComparison.OrdinalIgnoreCase);
            text = EnglishText.Replace(text, match.Start, match.Length, isPlural && wanted.Plural is { } several ? several : EnglishPhrase.WithoutArticle(wanted.Phrase));
        }

        return text;
    }

    public static string? Color(PromptScene scene, ConceptMatch noun, Concept color) => scene.ColorOf(noun) is { } old
        ? EnglishText.Replace(scene.Text, old.Start, old.Length, color.Phrase)
        : EnglishText.Replace(scene.Text, noun.Start, 0, color.Phrase + " ");

    public static string? Background(PromptScene scene, Concept color) => Setting(scene, $"The background is plain {color.Phrase}.");

    public static string? Place(PromptScene scene, Concept place)
    {
        var time = scene.First(ConceptKind.Time) is { } match && !PlacesWithoutTime.Contains(place.Id, StringComparer.Ordinal) ? $" {match.Concept.Phrase}" : "";
        return Setting(scene, $"The setting is {place.Phrase}{time}.");
    }

    public static string? Time(PromptScene scene, Concept time)
    {
        if (scene.First(ConceptKind.Time) is { } old)
        {
            var lead = TimeLead().Match(scene.Text[..old.Start]);
            var start = lead.Success ? lead.Index : old.Start;
            var tail = TimeTail().Match(scene.Text[old.End..]);
            return EnglishText.Replace(scene.Text, start, old.End + tail.Length - start, time.Phrase);
        }

        if (scene.First(ConceptKind.Place) is not { } place)
        {
            return null;
        }

        var (_, end) = scene.Sentence(place.Start);
        var before = end > 0 && scene.Text[end - 1] == '.' ? end - 1 : end;
        return scene.Text.Insert(before, $" {time.Phrase}");
    }

    public static string? Wearable(PromptScene scene, Concept wearable)
    {
        if (scene.First(ConceptKind.Wearable) is { } old)
        {
            var (start, end) = Worn(scene, old);
            return EnglishText.Replace(scene.Text, start, end - start, $"wearing {wearable.Phrase}");
        }

        return scene.Subject is { } subject ? scene.Text.Insert(subject.End, $" wearing {wearable.Phrase}") : null;
    }

    public static string? WithoutWearable(PromptScene scene, ConceptMatch worn)
    {
        var (start, end) = Worn(scene, worn);
        return start > 0 && scene.Text[start - 1] == ' ' ? scene.Text.Remove(start - 1, end - start + 1) : null;
    }

    public static string? Number(PromptScene scene, ConceptMatch noun, Concept number)
    {
        if (noun.Concept.Plural is not { } plural)
        {
            return null;
        }

        var before = CountBefore().Match(scene.Text[..noun.Start]);
        var start = before.Success ? before.Index : noun.Start;
        var text = EnglishText.Replace(scene.Text, start, noun.End - start, $"{number.Phrase} {plural}");
        var verb = text.IndexOf(" is shown", StringComparison.Ordinal);
        return verb < 0 ? text : text[..verb] + " are shown" + text[(verb + " is shown".Length)..];
    }

    /// <summary>Replaces the sentence about the background; a place inside the subject's own sentence is replaced alone.</summary>
    private static string? Setting(PromptScene scene, string sentence)
    {
        var anchor = scene.First(ConceptKind.Place)
            ?? scene.Matches.LastOrDefault(match => match.Concept.Kind == ConceptKind.Background)
            ?? scene.Matches.LastOrDefault(match => match.Concept.Kind == ConceptKind.Time);
        if (anchor is null)
        {
            var joint = scene.Text.EndsWith('.') ? " " : ". ";
            return scene.Text + joint + sentence;
        }

        var (start, end) = scene.Sentence(anchor.Start);
        var isSubjectsOwn = scene.Subject is { } subject && subject.Start >= start && subject.Start < end;
        return isSubjectsOwn ? null : scene.Text[..start] + sentence + scene.Text[end..];
    }

    private static (int Start, int End) Worn(PromptScene scene, ConceptMatch worn)
    {
        var lead = WearingLead().Match(scene.Text[..worn.Start]);
        var tail = OnItsHead().Match(scene.Text[worn.End..]);
        return (lead.Success ? lead.Index : worn.Start, worn.End + tail.Length);
    }

    [GeneratedRegex(@"(?:wearing|with) (?:(?!wearing|with)[\w-]+ ){0,4}$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WearingLead();

    [GeneratedRegex(@"^ on (?:its|his|her|their) heads?", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OnItsHead();

    [GeneratedRegex(@"(?:under an? |in |on an? |during the |at )(?:warm |bright )?$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TimeLead();

    [GeneratedRegex(@"^ with stars and a moon", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TimeTail();

    [GeneratedRegex(@"\b(?:an?|one|two|three|four|five|the) $", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CountBefore();
}
