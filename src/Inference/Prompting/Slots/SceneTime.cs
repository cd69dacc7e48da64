namespace Studio.Inference.Prompting.Slots;

/// <summary>Brings place and time together: nobody who asks for night asked for the sea floor that the model chose, where there is none.</summary>
internal static class SceneTime
{
    /// <summary>The place that has every time of day and suits everything.</summary>
    private const string Meadow = "The setting is a green meadow";

    private const string Sky = "The setting is the sky with fluffy clouds";

    /// <summary>A place that the model chose gives way to one that has the time of the wish. Null where they agree, or the wish names both.</summary>
    public static string? Settle(PromptScene scene, WishSlots slots) =>
        slots.Of(ConceptKind.Time).FirstOrDefault()?.Concept is { } time
        && !slots.Of(ConceptKind.Place).Any() && !slots.Of(ConceptKind.Background).Any()
        && scene.First(ConceptKind.Place) is { Concept.Times: { } times } place && (!times.Contains(time.Id, StringComparer.Ordinal) || (time.Phrase == SkyWords.Clear && place.Concept.Id == SkyWords.Clouds))
        && scene.Subject is { } subject && scene.Sentence(place.Start) is var (start, end) && (subject.Start < start || subject.Start >= end)
            ? scene.Text[..start] + Of(time, isSky: false) + scene.Text[end..]
            : null;

    /// <summary>A wished sun shines by day, unless the wish says when. Null where the text says no night.</summary>
    public static string? OfSun(PromptScene scene, WishSlots slots) =>
        slots.Of(ConceptKind.Object).Any(thing => thing.Concept.Id == "sun") && !slots.Names(ConceptKind.Time) && scene.First(ConceptKind.Time) is { Concept.Id: "night" } && scene.First(ConceptKind.Place)?.Concept.Id != "space"
            ? SlotRewriter.WithoutTime(scene)
            : null;

    /// <summary>A plain wall has no time of day: it gives way. Null where the text has no such wall.</summary>
    public static string? OverPlain(PromptScene scene, Concept time, bool isSky)
    {
        if (scene.First(ConceptKind.Place) is not null || scene.Matches.FirstOrDefault(match => match.Concept.Kind == ConceptKind.Background) is not { } wall)
        {
            return null;
        }

        var (start, end) = scene.Sentence(wall.Start);
        return scene.Subject is { } subject && subject.Start >= start && subject.Start < end ? null : scene.Text[..start] + Of(time, isSky) + scene.Text[end..];
    }

    private static string Of(Concept time, bool isSky) => $"{(isSky ? Sky : Meadow)} {time.Phrase}.";
}
