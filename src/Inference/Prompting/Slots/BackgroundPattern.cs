namespace Studio.Inference.Prompting.Slots;

/// <summary>Stripes, dots or a gradient that a wish wants behind its things, said as the image model was taught: "red and yellow stripes", "pink with white polka dots".</summary>
internal sealed class BackgroundPattern
{
    private const string Plain = "white";
    private const string OnPlain = "gray";

    private readonly ConceptMatch _pattern;
    private readonly IReadOnlyList<ConceptMatch> _words;
    private readonly WishSlots _slots;

    private BackgroundPattern(ConceptMatch pattern, IReadOnlyList<ConceptMatch> words, WishSlots slots) => (_pattern, _words, _slots) = (pattern, words, slots);

    /// <summary>Null where the wish wants none.</summary>
    public static BackgroundPattern? Of(WishSlots slots) => slots.Of(ConceptKind.Pattern).FirstOrDefault() is not { } pattern ? null
        : new BackgroundPattern(pattern, [.. slots.Of(ConceptKind.Color).Where(color => slots.OwnerOf(color)?.Concept.Kind is ConceptKind.Pattern or ConceptKind.Background)], slots);

    /// <summary>A colour of it that is said with it.</summary>
    public bool Holds(ConceptMatch word) => word == _pattern || _words.Contains(word);

    /// <summary>Null where the text has it.</summary>
    public string? Set(PromptScene scene)
    {
        var there = scene.Of(_pattern.Concept);
        if (there is not null && _words.All(color => scene.HasColor(color.Concept, noun: null, ConceptKind.Background)) && (_words.Count == 0 || Colors(scene, there).Count <= Math.Max(2, _words.Count)))
        {
            return null;
        }

        var (first, second) = Pair(scene);
        return SlotRewriter.Setting(scene, _pattern.Concept.Id switch
        {
            "stripes" => $"The background has {first} and {second} stripes.",
            "gradient" => $"The background is a smooth gradient from {first} at the top to {second} at the bottom.",
            _ => $"The background is {first} with {second} {_pattern.Concept.Phrase}.",
        });
    }

    /// <summary>"without the stripes": its ground stays.</summary>
    public static string Remove(PromptScene scene, ConceptMatch pattern) =>
        SlotRewriter.Setting(scene, $"The background is plain {(Colors(scene, pattern) is [var ground, ..] ? ground : Plain)}.");

    /// <summary>The ground and what is on it: of two colours that of the background is the ground, one alone goes with white.</summary>
    private (string First, string Second) Pair(PromptScene scene)
    {
        var ground = _words.Where(color => _slots.OwnerOf(color)?.Concept.Kind == ConceptKind.Background);
        var said = ground.Concat(_words.Except(ground)).Select(color => color.Concept.Phrase).Distinct(StringComparer.Ordinal).ToList();
        if (said.Count >= 2)
        {
            return (said[0], said[1]);
        }

        var one = said.Count == 1 ? said[0] : scene.Matches.FirstOrDefault(match => match.Concept.Kind == ConceptKind.Color && scene.Facts.Contains($"background {match.Concept.Id}"))?.Concept.Phrase ?? "blue";
        var other = one == Plain ? OnPlain : Plain;
        // "with red dots" are red; "a red dotted background" is.
        var isOnIt = said.Count == 1 && _pattern.Concept.Id == "polka dots" && !ground.Any() && !_slots.Phrases.Any(phrase => phrase.Holds(_pattern) && phrase.Nouns.Any(noun => noun.Concept.Kind == ConceptKind.Background));
        return isOnIt ? (other, one) : (one, other);
    }

    private static List<string> Colors(PromptScene scene, ConceptMatch pattern)
    {
        var (start, end) = scene.Sentence(pattern.Start);
        return [.. scene.Matches.Where(match => match.Concept.Kind == ConceptKind.Color && match.Start >= start && match.Start < end).Select(match => match.Concept.Phrase)];
    }
}
