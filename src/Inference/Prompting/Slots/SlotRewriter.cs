using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Rewrites one slot of a prompt and leaves every other word as it is. Null where the prompt has no such slot.</summary>
internal static partial class SlotRewriter
{
    private static readonly Concept Day = new() { Id = "day", Kind = ConceptKind.Time, Phrase = "in bright daylight", Names = new Dictionary<string, string[]>(StringComparer.Ordinal) };

    /// <summary>"Bright daylight fills the scene."</summary>
    private const int LongestLead = 7;

    private static readonly string[] PlacesWithoutTime = ["underwater", "space", "table", "stage", "rain"];

    /// <param name="isJoined">The colour that is there stays beside it.</param>
    public static string? Color(PromptScene scene, ConceptMatch noun, Concept color, bool isJoined = false) => scene.ColorsOf(noun).ToList() is [var last, ..] old
        ? isJoined ? scene.Text.Insert(last.End, $" and {color.Phrase}") : EnglishText.Replace(scene.Text, old[^1].Start, last.End - old[^1].Start, color.Phrase)
        : EnglishText.Replace(scene.Text, noun.Start, OwnColor(scene, noun), color.Phrase + " ");

    /// <summary>A blue table does not make the wall behind it blue.</summary>
    public static string PlaceColor(PromptScene scene, ConceptMatch place, Concept color)
    {
        var (_, end) = scene.Sentence(place.Start);
        var behind = scene.Text[place.End..end].Replace($" {color.Phrase} wall", " colored wall", StringComparison.Ordinal);
        var text = scene.Text[..place.End] + behind + scene.Text[end..];
        return scene.ColorOf(place) is { } old
            ? EnglishText.Replace(text, old.Start, old.Length, color.Phrase)
            : EnglishText.Replace(text, place.Start, 0, color.Phrase + " ");
    }

    /// <summary>A red heart is called so.</summary>
    private static int OwnColor(PromptScene scene, ConceptMatch noun) =>
        noun.Concept.Kind == ConceptKind.Object && scene.Text.AsSpan(noun.Start, noun.Length).StartsWith("red ", StringComparison.OrdinalIgnoreCase) ? 4 : 0;

    public static string? Size(PromptScene scene, ConceptMatch noun, Concept size) => scene.First(ConceptKind.Size) is { } old
        ? EnglishText.Replace(scene.Text, old.Start, old.Length, size.Phrase)
        : EnglishText.Replace(scene.Text, scene.ColorOf(noun)?.Start ?? noun.Start, 0, size.Phrase + " ");

    /// <summary>"in front of an orange wall", "a room with purple walls": null where the place has none.</summary>
    public static string? Wall(PromptScene scene, ConceptMatch place, Concept color)
    {
        var (start, end) = scene.Sentence(place.Start);
        return WallWithColor().Match(scene.Text[start..end]) is { Success: true } wall
            ? EnglishText.Replace(scene.Text, start + wall.Index, wall.Length, $"{(wall.Groups["article"].Success ? $"{NounPhrase.Article(color.Phrase)} " : "")}{color.Phrase} {wall.Groups["wall"].Value}")
            : null;
    }

    public static string? Background(PromptScene scene, Concept color) => Setting(scene, $"The background is plain {color.Phrase}.");

    /// <summary>Where nothing else is wanted, nothing else is there.</summary>
    public static string? WithoutPlace(PromptScene scene) => Setting(scene, "The background is plain white.");

    public static string? WithoutTime(PromptScene scene) => Time(scene, Day);

    /// <param name="kept">A place that the wish names too: then both are said.</param>
    public static string? Place(PromptScene scene, Concept place, ConceptMatch? kept)
    {
        if (kept is not null)
        {
            return scene.Text.Insert(kept.End, $" and {place.Phrase}");
        }

        var time = scene.First(ConceptKind.Time) is { } match && !PlacesWithoutTime.Contains(place.Id, StringComparer.Ordinal) ? $" {match.Concept.Phrase}" : "";
        return Setting(scene, $"The setting is {place.Phrase}{time}.");
    }

    public static string? Time(PromptScene scene, Concept time)
    {
        if (scene.First(ConceptKind.Time) is { } old)
        {
            var (from, to) = scene.Sentence(old.Start);
            if (old.Start - from <= LongestLead && !scene.Matches.Any(match => match.Start >= from && match.Start < to && match.Concept.Kind is ConceptKind.Place or ConceptKind.Object))
            {
                // "Daylight comes through the window.": the sentence is about the time and nothing else.
                return $"{scene.Text[..from]}It is {time.Phrase}.{scene.Text[to..]}";
            }

            var lead = TimeLead().Match(scene.Text[..old.Start]);
            var start = lead.Success ? lead.Index : old.Start;
            var tail = TimeTail().Match(scene.Text[old.End..]);
            return EnglishText.Replace(scene.Text, start, old.End + tail.Length - start, time.Phrase);
        }

        if (scene.First(ConceptKind.Place) is not { } place)
        {
            return $"{Ended(scene.Text)} It is {time.Phrase}.";
        }

        var (_, end) = scene.Sentence(place.Start);
        var before = end > 0 && scene.Text[end - 1] == '.' ? end - 1 : end;
        return scene.Text.Insert(before, $" {time.Phrase}");
    }

    /// <param name="wearer">Who puts it on; the subject when null.</param>
    /// <param name="kept">Something worn that the wish names too: then both are worn.</param>
    public static string? Wearable(PromptScene scene, Concept wearable, ConceptMatch? wearer, ConceptMatch? kept)
    {
        if (kept is not null)
        {
            return scene.Text.Insert(kept.End + OnItsHead(scene.Text, kept.End), $" and {wearable.Phrase}");
        }

        if (scene.First(ConceptKind.Wearable) is { } old)
        {
            var (start, end) = Worn(scene, old);
            return EnglishText.Replace(scene.Text, start, end - start, $"wearing {wearable.Phrase}");
        }

        return (wearer ?? scene.Subject) is { } subject ? scene.Text.Insert(subject.End, $" wearing {wearable.Phrase}") : null;
    }

    public static int OnItsHead(string text, int at) => OnHead().Match(text[at..]).Length;

    public static string? WithoutWearable(PromptScene scene, ConceptMatch worn)
    {
        if (Listed(scene, worn) is { } shorter)
        {
            return shorter;
        }

        var (start, end) = Worn(scene, worn);
        return start > 0 && scene.Text[start - 1] == ' ' ? scene.Text.Remove(start - 1, end - start + 1) : null;
    }

    /// <summary>"wearing a top hat and sunglasses": only the one goes. Null where it is worn alone.</summary>
    private static string? Listed(PromptScene scene, ConceptMatch worn)
    {
        var start = ArticleBefore().Match(scene.Text[..worn.Start]) is { Success: true } article ? article.Index : worn.Start;
        var end = worn.End + OnItsHead(scene.Text, worn.End);
        var isWornAfter = scene.Matches.Any(match => match.Concept.Kind == ConceptKind.Wearable && match.Start > end && match.Start < end + 30);
        return scene.Text[..start].EndsWith(" and ", StringComparison.Ordinal) && scene.Matches.Any(match => match.Concept.Kind == ConceptKind.Wearable && match.End < start && match.End > start - 30)
            ? scene.Text.Remove(start - 5, end - start + 5)
            : isWornAfter && scene.Text[end..].StartsWith(" and ", StringComparison.Ordinal) ? scene.Text.Remove(start, end + 5 - start)
            : null;
    }

    /// <summary>Replaces the sentence about the background; a place inside the subject's own sentence is replaced alone.</summary>
    internal static string Setting(PromptScene scene, string sentence)
    {
        var anchor = scene.First(ConceptKind.Place)
            ?? scene.Matches.LastOrDefault(match => match.Concept.Kind == ConceptKind.Background)
            ?? scene.Matches.LastOrDefault(match => match.Concept.Kind == ConceptKind.Time);
        if (anchor is null)
        {
            return $"{Ended(scene.Text)} {sentence}";
        }

        var (start, end) = scene.Sentence(anchor.Start);
        if (scene.Subject is not { } subject || subject.Start < start || subject.Start >= end)
        {
            return scene.Text[..start] + sentence + scene.Text[end..];
        }

        // "A fox in a snowy forest, large.": the place leaves the sentence that the subject needs.
        var lead = PlaceLead().Match(scene.Text[..anchor.Start]);
        return lead.Success && lead.Index > subject.Start
            ? $"{Ended(scene.Text.Remove(lead.Index, anchor.End - lead.Index))} {sentence}"
            : $"{Ended(scene.Text)} {sentence}";
    }

    private static string Ended(string text) => text.EndsWith('.') ? text : $"{text.TrimEnd()}.";

    private static (int Start, int End) Worn(PromptScene scene, ConceptMatch worn)
    {
        var lead = WearingLead().Match(scene.Text[..worn.Start]);
        return (lead.Success ? lead.Index : worn.Start, worn.End + OnItsHead(scene.Text, worn.End));
    }

    [GeneratedRegex(@"\b(?:(?<article>an?) )?(?!an?\b|with\b|of\b|the\b)[\w-]+ (?<wall>walls?)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WallWithColor();

    [GeneratedRegex(@"(?:wearing|with) (?:(?!wearing|with)[\w-]+ ){0,4}$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WearingLead();

    [GeneratedRegex(@"\b(?:an?|the|a pair of)(?: (?!and|wearing|with)[\w-]+)? $", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ArticleBefore();

    [GeneratedRegex(@"^ on (?:its|his|her|their) heads?", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OnHead();

    [GeneratedRegex(@"(?:under an? |in |on an? |during the |at )(?:warm |bright )?$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TimeLead();

    [GeneratedRegex(@"^ with stars and a moon", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TimeTail();

    [GeneratedRegex(@",? (?:in|on|at|by|near|under|over|inside|across|through|from) (?:(?!(?:in|on|at|by|near|under|wearing|with|and|is|are) )[\w-]+ ){0,4}$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PlaceLead();
}
