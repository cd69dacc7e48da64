namespace Studio.Web.Create.FirstSteps;

/// <summary>Words picked from the vocabulary: one of each kind, joined to a wish.</summary>
public sealed class WordPick
{
    public const string Wearables = "To wear";
    public const string Scenes = "Scenes";
    public const string Colours = "Colours";

    private readonly Dictionary<string, DrawableWord> _picked = new(StringComparer.Ordinal);

    public bool IsEmpty => _picked.Count == 0;

    public bool Has(DrawableGroup group, DrawableWord word) => _picked.GetValueOrDefault(Slot(group)) == word;

    /// <summary>A second press takes it out again; another word of the same kind takes its place.</summary>
    public void Toggle(DrawableGroup group, DrawableWord word)
    {
        if (Has(group, word))
        {
            _picked.Remove(Slot(group));
        }
        else
        {
            _picked[Slot(group)] = word;
        }
    }

    public string Sentence()
    {
        var thing = _picked.GetValueOrDefault("");
        var colour = _picked.GetValueOrDefault(Colours)?.Name;
        var parts = new[] { Thing(thing, colour), _picked.GetValueOrDefault(Wearables)?.Write, _picked.GetValueOrDefault(Scenes)?.Write };
        var text = string.Join(' ', parts.Where(part => part is not null));
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];
    }

    // "an owl" in brown is "a brown owl", "a car" in orange "an orange car".
    private static string? Thing(DrawableWord? thing, string? colour)
    {
        if (thing is null || colour is null)
        {
            return thing?.Write ?? colour;
        }

        var article = "aeiou".Contains(colour[0], StringComparison.Ordinal) ? "an" : "a";
        return $"{article} {colour} {thing.Name}";
    }

    private static string Slot(DrawableGroup group) => group.Name is Wearables or Scenes or Colours ? group.Name : "";
}
