namespace Studio.Inference.Prompting.Slots;

/// <summary>One thing that a wish wants to see, with all that it says of it.</summary>
internal sealed record WishedThing(ConceptMatch Noun, Concept? Number, Concept? Size, Concept? Color, IReadOnlyList<WishedGarment> Worn, bool IsOne)
{
    private static readonly Concept Two = new() { Id = "two", Kind = ConceptKind.Number, Phrase = "two", Names = new Dictionary<string, string[]>(StringComparer.Ordinal) };

    /// <summary>More than one, and the wish does not say how many.</summary>
    public bool IsSeveral { get; private init; }

    /// <summary>Of "a black and white cat" the second.</summary>
    public Concept? OtherColor { get; private init; }

    /// <summary>"two red cats wearing a blue top hat".</summary>
    public string Phrase
    {
        get
        {
            var phrase = NounPhrase.Of(Noun.Concept, Number ?? (IsSeveral ? Two : null), Size, Colors);
            return Worn.Count == 0 ? phrase : $"{phrase} wearing {string.Join(" and ", Worn.Select(garment => NounPhrase.Of(garment.Wearable, color: garment.Color)))}";
        }
    }

    private Concept? Colors => Color is not null && OtherColor is not null ? Color with { Phrase = $"{Color.Phrase} and {OtherColor.Phrase}" } : Color;

    /// <summary>In the order of the wish; a thing named twice is one, unless it has two colours.</summary>
    public static IReadOnlyList<WishedThing> Of(WishSlots slots)
    {
        var things = new List<WishedThing>();
        foreach (var noun in slots.Of(ConceptKind.Object))
        {
            var thing = Of(noun, slots);
            if (thing is { Number.Id: "two", Color: not null, OtherColor: { } other } && slots.IsOneEach(noun))
            {
                // "two foxes, one red and one white"
                var one = thing with { Number = null, OtherColor = null, IsOne = true, IsSeveral = false };
                things.AddRange([one, one with { Color = other }]);
                continue;
            }

            var at = things.FindIndex(other => other.Noun.Concept.Id == noun.Concept.Id && (other.Color is null || thing.Color is null || other.Color == thing.Color));
            if (at < 0)
            {
                things.Add(thing);
            }
            else
            {
                var first = things[at];
                things[at] = first with { Number = first.Number ?? thing.Number, Size = first.Size ?? thing.Size, Color = first.Color ?? thing.Color, Worn = [.. first.Worn, .. thing.Worn] };
            }
        }

        return things;
    }

    private static WishedThing Of(ConceptMatch noun, WishSlots slots)
    {
        Concept? Own(ConceptKind kind, ConceptMatch owner) => slots.Of(kind).FirstOrDefault(word => slots.OwnerOf(word) == owner)?.Concept;
        var worn = slots.Of(ConceptKind.Wearable)
            .Where(wearable => slots.OwnerOf(wearable) == noun || slots.IsOfAll(wearable, noun))
            .DistinctBy(wearable => wearable.Concept.Id)
            .Select(wearable => new WishedGarment(wearable.Concept, Own(ConceptKind.Color, wearable)));
        return new WishedThing(noun, Own(ConceptKind.Number, noun), Own(ConceptKind.Size, noun), Own(ConceptKind.Color, noun), [.. worn], slots.IsOne(noun))
        {
            IsSeveral = slots.IsSeveral(noun),
            OtherColor = slots.Of(ConceptKind.Color).Where(word => slots.OwnerOf(word) == noun).Select(word => word.Concept).Distinct().ElementAtOrDefault(1),
        };
    }
}

internal sealed record WishedGarment(Concept Wearable, Concept? Color);
