namespace Studio.Inference.Prompting.Slots;

/// <summary>What the model chose where the wish names no thing: nobody asked for four of it.</summary>
internal static class ChosenThing
{
    public static readonly Concept Single = new() { Id = WishSlots.OneOnly, Kind = ConceptKind.Number, Phrase = "one", Names = new Dictionary<string, string[]>(StringComparer.Ordinal) };

    /// <summary>Null where the wish names or counts something, or one is there.</summary>
    public static string? One(PromptScene scene, WishSlots slots) =>
        slots.Of(ConceptKind.Object).Any() || slots.Names(ConceptKind.Number) || scene.Cast.FirstOrDefault() is not { } chosen ? null
        : ThingRewriter.Double(scene) is { } second ? ThingRewriter.Remove(scene, second)
        : scene.NumberOf(chosen) is not null ? ThingRewriter.Number(scene, chosen, Single)
        : null;
}
