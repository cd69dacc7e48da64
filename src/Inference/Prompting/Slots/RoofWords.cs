namespace Studio.Inference.Prompting.Slots;

/// <summary>"on the roof": on top of what has one. Where nothing has, the words say nothing that a description can.</summary>
internal static class RoofWords
{
    private const string Id = "on the roof";
    private static readonly string[] Roofed = ["house", "castle", "automobile", "bus", "locomotive", "fire-engine", "tent"];

    /// <summary>Such words of a wish with no house, and the colour of the roof behind them.</summary>
    public static IReadOnlyList<ConceptMatch> Lost(WishReading wish, IReadOnlyList<ConceptMatch> words, PromptScene scene)
    {
        var roofs = wish.Concepts.Concat(scene.Cast.Select(match => match.Concept)).Any(HasRoof) ? [] : words.Where(Is).ToList();
        return [.. roofs, .. words.Where(word => word.Concept.Kind == ConceptKind.Color && roofs.Exists(roof => roof.End + 1 == word.Start))];
    }

    public static bool HasRoof(Concept thing) => thing.Kind == ConceptKind.Object && Roofed.Contains(thing.Id, StringComparer.Ordinal);

    public static bool Is(ConceptMatch? word) => word?.Concept.Id == Id;
}
