namespace Studio.Inference.Prompting.Slots;

/// <summary>Works out which slots of a prompt a wish fills and rewrites those, from the vocabulary alone. Null when the tables do not fully understand the wish.</summary>
internal sealed class SlotEdit(WishReader reader)
{
    private static readonly ConceptKind[] Rewritable =
        [ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Color, ConceptKind.Place, ConceptKind.Time, ConceptKind.Number, ConceptKind.Background, ConceptKind.Removal];

    public string? Rewrite(string prompt, WishReading wish)
    {
        var scene = new PromptScene(prompt, reader);
        var named = Meanings(wish, scene);
        if (scene.Subject is null || !wish.IsUnderstood || named.Count == 0 || named.Any(match => !Rewritable.Contains(match.Concept.Kind)))
        {
            return null;
        }

        if (named.Any(match => match.Concept.Kind == ConceptKind.Removal))
        {
            return named.Select(match => scene.Of(match.Concept)).FirstOrDefault(match => match?.Concept.Kind == ConceptKind.Wearable) is { } worn
                ? SlotRewriter.WithoutWearable(scene, worn)
                : null;
        }

        var text = prompt;
        foreach (var step in Steps(named, scene))
        {
            if (step(new PromptScene(text, reader)) is not { } next)
            {
                return null;
            }

            text = next;
        }

        return text;
    }

    /// <summary>Nouns first: a colour may belong to a noun that is only being put in.</summary>
    private static IEnumerable<Func<PromptScene, string?>> Steps(IReadOnlyList<ConceptMatch> named, PromptScene before)
    {
        var objects = named.Where(match => match.Concept.Kind == ConceptKind.Object).Select(match => match.Concept).ToList();
        yield return scene => Objects(scene, objects);
        // What the prompt had before is only named as the thing to change: "sunglasses instead of the hat".
        foreach (var match in named.Where(match => !before.Matches.Any(m => m.Concept.Id == match.Concept.Id)))
        {
            switch (match.Concept.Kind)
            {
                case ConceptKind.Wearable:
                    yield return scene => SlotRewriter.Wearable(scene, match.Concept);
                    break;
                case ConceptKind.Place:
                    yield return scene => SlotRewriter.Place(scene, match.Concept);
                    break;
                case ConceptKind.Time:
                    yield return scene => SlotRewriter.Time(scene, match.Concept);
                    break;
                case ConceptKind.Number:
                    yield return scene => SlotRewriter.Number(scene, scene.Subject!, match.Concept);
                    break;
            }
        }

        foreach (var color in named.Where(match => match.Concept.Kind == ConceptKind.Color))
        {
            yield return scene => Color(scene, color, named);
        }
    }

    private static string? Objects(PromptScene scene, List<Concept> objects)
    {
        var wanted = objects.Where(concept => scene.Of(concept) is null).ToList();
        var present = objects.Select(scene.Of).OfType<ConceptMatch>().ToList();
        return wanted.Count switch
        {
            0 => scene.Text,
            1 => SlotRewriter.Object(scene, present.FirstOrDefault() ?? scene.Subject!, wanted[0]),
            _ => null,
        };
    }

    /// <summary>A colour belongs to the noun that stands nearest in the wish, else to the subject.</summary>
    private static string? Color(PromptScene scene, ConceptMatch color, IReadOnlyList<ConceptMatch> named)
    {
        var owner = named
            .Where(match => match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Background or ConceptKind.Place)
            .MinBy(match => match.Start > color.Start ? match.Start - color.End : color.Start - match.End);
        if (owner?.Concept.Kind == ConceptKind.Background)
        {
            return scene.Facts.Contains($"background {color.Concept.Id}") ? scene.Text : SlotRewriter.Background(scene, color.Concept);
        }

        if (owner?.Concept.Kind == ConceptKind.Place)
        {
            return scene.Text;
        }

        var noun = owner is null ? scene.Subject : scene.Matches.FirstOrDefault(match => match.Concept.Id == owner.Concept.Id);
        return noun is null ? null
            : scene.ColorOf(noun)?.Concept.Id == color.Concept.Id ? scene.Text
            : SlotRewriter.Color(scene, noun, color.Concept);
    }

    /// <summary>One meaning for each word of the wish: what the prompt already has, else what a change most often means.</summary>
    private static List<ConceptMatch> Meanings(WishReading wish, PromptScene scene) => [.. wish.Matches
        .GroupBy(match => match.Start)
        .Select(group => group.OrderBy(match => scene.Of(match.Concept) is null).ThenBy(match => Preference(match.Concept.Kind)).First())];

    private static int Preference(ConceptKind kind) => kind switch
    {
        ConceptKind.Color => 0,
        ConceptKind.Wearable => 1,
        ConceptKind.Place => 2,
        _ => 3,
    };
}
