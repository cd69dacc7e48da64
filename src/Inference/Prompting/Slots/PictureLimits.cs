namespace Studio.Inference.Prompting.Slots;

/// <summary>What a description says and the image model was never shown: a purple lion, silver, a sunset under water. It stays in the description, and the person is told.</summary>
internal static class PictureLimits
{
    /// <summary>Colours that will hardly be seen, in the words of a prompt.</summary>
    public static IReadOnlyList<string> UnsureColors(WishSlots slots, PromptScene scene) => [.. Colors(slots, scene).Select(pair => pair.Color.Phrase).Distinct(StringComparer.Ordinal)];

    /// <summary>Sentences about them; null when there are none.</summary>
    /// <param name="model">"The image model", or its name.</param>
    public static string? Of(string model, WishSlots slots, PromptScene scene)
    {
        string? note = null;
        var colors = Colors(slots, scene).ToList();
        var unlearned = colors.Where(pair => !pair.Color.IsLearned).Select(pair => pair.Color.Phrase).Distinct(StringComparer.Ordinal).ToList();
        if (unlearned.Count > 0)
        {
            note = UpsampleNotes.UnlearnedColors(model, unlearned);
        }

        foreach (var thing in colors.Where(pair => pair.Color.IsLearned).GroupBy(pair => pair.Owner!.Phrase, StringComparer.Ordinal))
        {
            note = UpsampleNotes.Join(note, UpsampleNotes.OwnColors(model, thing.Key, [.. thing.Select(pair => pair.Color.Phrase).Distinct(StringComparer.Ordinal)]));
        }

        foreach (var thing in WishedThing.Of(slots).Where(thing => thing is { Color: { } one, OtherColor: { } other } && !(IsOwn(one, thing.Noun.Concept) && IsOwn(other, thing.Noun.Concept)) && colors.TrueForAll(pair => pair.Owner != thing.Noun.Concept)))
        {
            note = UpsampleNotes.Join(note, UpsampleNotes.OneColor(model, thing.Noun.Concept.Phrase, $"{thing.Color!.Phrase} and {thing.OtherColor!.Phrase}"));
        }

        return UpsampleNotes.Join(note, Time(slots, scene) is { } time ? UpsampleNotes.UnseenTime(model, time.Time.Id, time.Place.Phrase) : null);
    }

    private static IEnumerable<(Concept Color, Concept? Owner)> Colors(WishSlots slots, PromptScene scene) => slots.Of(ConceptKind.Color)
        .Where(match => slots.IsIn(scene, match))
        .Select(match => (Color: match.Concept, Owner: slots.OwnerOf(match)?.Concept ?? (slots.Of(ConceptKind.Object).Any() ? null : scene.Subject?.Concept)))
        .Where(pair => pair.Owner is null ? !pair.Color.IsLearned : !IsOwn(pair.Color, pair.Owner) && (!pair.Color.IsLearned || !pair.Owner.TakesColor));

    /// <summary>A red tomato and a golden crown are called so.</summary>
    private static bool IsOwn(Concept color, Concept owner) => owner.OwnColors.Contains(color.Id, StringComparer.Ordinal) || owner.Phrase.Contains($" {color.Phrase} ", StringComparison.Ordinal);

    /// <summary>It is always night in space, and day needs no light of its own.</summary>
    private static (Concept Time, Concept Place)? Time(WishSlots slots, PromptScene scene) =>
        scene.First(ConceptKind.Place)?.Concept is { Times: { } times } place
        && slots.Of(ConceptKind.Time).FirstOrDefault(match => scene.Of(match.Concept) is not null)?.Concept is { } time
        && time.Id != "day" && !(place.Id == "space" && time.Id == "night") && !times.Contains(time.Id, StringComparer.Ordinal) ? (time, place) : null;
}
