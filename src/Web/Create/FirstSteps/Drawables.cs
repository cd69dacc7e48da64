using Studio.Inference.Prompting;

namespace Studio.Web.Create.FirstSteps;

/// <summary>A model's vocabulary in the groups that the page shows.</summary>
public static class Drawables
{
    private static readonly (string Category, string Name)[] Order =
    [
        ("animal", "Animals"), ("food", "Food"), ("thing", "Things"), ("transport", "Transport"), ("plant", "Plants"),
        ("sky", "Sky"), ("face", "Faces"), ("place", "Buildings"), ("clothing", "Clothing"),
    ];

    private static readonly Dictionary<string, string> NoNames = [];

    public static IReadOnlyList<DrawableGroup> Of(ModelVocabulary vocabulary)
    {
        var groups = vocabulary.Objects
            .GroupBy(thing => thing.Category, StringComparer.Ordinal)
            .OrderBy(group => Place(group.Key))
            .Select(group => new DrawableGroup(NameOf(group.Key), [.. group.OrderBy(thing => thing.Level == "focus" ? 0 : 1).Select(Word)]))
            .ToList();
        Add(groups, WordPick.Wearables, vocabulary.Wearables.Select(worn => new DrawableWord(worn.Name, $"wearing {worn.Phrase}", IsBest: true, worn.Names)));
        Add(groups, WordPick.Scenes, vocabulary.Scenes.Select(scene => new DrawableWord(Short(scene.Phrase), $"{Preposition(scene)} {scene.Phrase}", IsBest: true, NoNames)));
        Add(groups, WordPick.Colours, vocabulary.Colors.Keys.Select(color => new DrawableWord(color, color, IsBest: true, NoNames)));
        return groups;
    }

    private static void Add(List<DrawableGroup> groups, string name, IEnumerable<DrawableWord> words)
    {
        var all = words.ToList();
        if (all.Count > 0)
        {
            groups.Add(new DrawableGroup(name, all));
        }
    }

    private static DrawableWord Word(VocabularyObject thing) => new(thing.Name, thing.Phrase, thing.Level == "focus", thing.Names);

    private static int Place(string category)
    {
        var at = Array.FindIndex(Order, known => known.Category == category);
        return at < 0 ? Order.Length : at;
    }

    private static string NameOf(string category) =>
        Order.FirstOrDefault(known => known.Category == category).Name ?? char.ToUpperInvariant(category[0]) + category[1..];

    private static string Preposition(VocabularyScene scene) => scene.Id is "beach" or "road" or "stage" or "table" ? "on" : "in";

    // "a snowy landscape with pine trees" is too long for a chip: its article and what follows "with" or "full" go.
    private static string Short(string phrase)
    {
        var text = phrase.StartsWith("a ", StringComparison.Ordinal) ? phrase[2..] : phrase.StartsWith("an ", StringComparison.Ordinal) ? phrase[3..] : phrase;
        var end = text.IndexOf(" with ", StringComparison.Ordinal);
        return end > 0 ? text[..end] : text;
    }
}
