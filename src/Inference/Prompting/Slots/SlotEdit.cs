namespace Studio.Inference.Prompting.Slots;

/// <summary>Works out which slots of a prompt a wish fills and rewrites those, from the vocabulary alone; a prompt that has them all comes back as it is.</summary>
internal sealed class SlotEdit(WishReader reader)
{
    private delegate string? Step(PromptScene scene);

    /// <summary>
    /// What the text lacks is put in: in a first description in the place of what nobody asked for, where there is such a thing; in a change in the place of what was there,
    /// and every other word stays.
    /// </summary>
    public string Rewrite(string text, WishSlots slots, bool isChange)
    {
        if (!isChange)
        {
            text = GarbleRepair.Plurals(Scene(text), Scene) ?? text;
            text = GarbleRepair.Sentences(Scene(text), slots, reader.Garble, Scene) ?? text;
        }

        foreach (var step in Steps(slots, Scene(text), isChange))
        {
            text = step(Scene(text)) ?? text;
        }

        return text;
    }

    public PromptScene Scene(string text) => new(text, reader);

    private static IEnumerable<Step> Steps(WishSlots slots, PromptScene before, bool isChange)
    {
        if (slots.Swaps is { } swap)
        {
            return [scene => SwapSteps.Swap(scene, swap)];
        }

        return slots.Recount is { } recount
            ? [scene => CountSteps.Set(scene, recount), Agreement.Settle]
            : [.. Removals(slots, before, isChange), .. Things(slots, before, isChange), .. Rest(slots, isChange), .. Settling(slots, before, isChange)];
    }

    /// <summary>"sunglasses instead of the hat": what comes takes the place of what goes.</summary>
    private static IEnumerable<Step> Removals(WishSlots slots, PromptScene before, bool isChange)
    {
        var comes = slots.Wanted.Where(match => before.Of(match.Concept) is null).Select(match => match.Concept.Kind).ToHashSet();
        return slots.Unwanted.Where(match => !isChange || !comes.Contains(match.Concept.Kind) || (slots.SaysAdd && match.Concept.Kind == ConceptKind.Wearable)).Select(match => (Step)(scene => Remove(scene, match.Concept)));
    }

    private static IEnumerable<Step> Things(WishSlots slots, PromptScene before, bool isChange) => isChange
        ? CastSteps.Of(slots, before).Select(step => (Step)(scene => step(scene)))
        : [scene => CastRewriter.Rewrite(scene, slots), scene => StrayColors.Remove(scene, slots)];

    /// <summary>After the nouns: a colour may belong to one that is only being put in. A place brings its own time along, so it comes before the time; a colour may be of either.</summary>
    private static IEnumerable<Step> Rest(WishSlots slots, bool isChange)
    {
        var pattern = BackgroundPattern.Of(slots);
        if (pattern is not null)
        {
            yield return pattern.Set;
        }

        foreach (var match in slots.Wanted.Where(match => pattern?.Holds(match) != true).OrderBy(match => match.Concept.Kind == ConceptKind.Color ? 2 : match.Concept.Kind == ConceptKind.Place ? 0 : 1))
        {
            yield return scene => slots.IsIn(scene, match) ? null : Set(scene, match, slots, isChange);
        }
    }

    /// <summary>What the model said besides goes with what is there now.</summary>
    private static IEnumerable<Step> Settling(WishSlots slots, PromptScene before, bool isChange)
    {
        if (!isChange)
        {
            return [scene => ChosenThing.One(scene, slots), scene => FrameSize.Settle(scene, slots), scene => SceneTime.Settle(scene, slots), scene => SceneTime.OfSun(scene, slots), LightSentences.Settle, Agreement.Settle, Wording.Settle];
        }

        var hadSetting = before.First(ConceptKind.Place) is not null || before.First(ConceptKind.Time) is not null;
        var countsChange = slots.Of(ConceptKind.Number).Concat(slots.Of(ConceptKind.Object)).Concat(slots.Unwanted.Where(match => match.Concept.Kind == ConceptKind.Object)).Any();
        return [.. hadSetting ? [(Step)LightSentences.Settle] : Array.Empty<Step>(), .. countsChange ? [(Step)Agreement.Settle] : Array.Empty<Step>()];
    }

    private static string? Remove(PromptScene scene, Concept concept) =>
        concept.Kind == ConceptKind.Background ? SlotRewriter.WithoutPlace(scene)
        : scene.Of(concept) is not { } match ? null
        : concept.Kind == ConceptKind.Wearable ? SlotRewriter.WithoutWearable(scene, match)
        : concept.Kind == ConceptKind.Object ? ThingRewriter.Remove(scene, match)
        : concept.Kind == ConceptKind.Place ? SlotRewriter.WithoutPlace(scene)
        : concept.Kind == ConceptKind.Time ? SlotRewriter.WithoutTime(scene)
        : concept.Kind == ConceptKind.Pattern ? BackgroundPattern.Remove(scene, match)
        : null;

    private static string? Set(PromptScene scene, ConceptMatch wanted, WishSlots slots, bool isChange)
    {
        var concept = wanted.Concept;
        var owner = slots.OwnerOf(wanted);
        var noun = owner is null ? null : scene.Of(owner.Concept);
        switch (concept.Kind)
        {
            case ConceptKind.Wearable when noun is not null && OthersWear(scene, noun):
                return scene.Text.Insert(noun.End, $" wearing {concept.Phrase}");
            case ConceptKind.Wearable:
                return SlotRewriter.Wearable(scene, concept, noun, Kept(scene, slots, ConceptKind.Wearable) ?? (slots.SaysAdd ? scene.First(ConceptKind.Wearable) : null));
            case ConceptKind.Place:
                return SlotRewriter.Place(scene, concept, Kept(scene, slots, ConceptKind.Place));
            case ConceptKind.Time:
                return (isChange && !slots.Of(ConceptKind.Place).Any() ? SceneTime.OverPlain(scene, concept, slots.Names(ConceptKind.Background)) : null) ?? SlotRewriter.Time(scene, concept);
            case ConceptKind.Number:
                return (noun ?? scene.Subject) is { } counted ? ThingRewriter.Number(scene, counted, concept) : null;
            case ConceptKind.Position:
                return ScenePosition.Set(scene, concept.Id);
            case ConceptKind.Size:
                return (noun ?? scene.Subject) is { } sized ? SlotRewriter.Size(scene, sized, concept) : null;
            case ConceptKind.Color when owner?.Concept.Kind == ConceptKind.Background && scene.First(ConceptKind.Place) is { Concept.TakesColor: true } room && (slots.Of(ConceptKind.Place).Any(place => place.Concept.Id == room.Concept.Id) || (isChange && slots.SaysWall)):
                return SlotRewriter.Wall(scene, room, concept) ?? SlotRewriter.Background(scene, concept);
            case ConceptKind.Color when owner?.Concept.Kind == ConceptKind.Background:
                return SlotRewriter.Background(scene, concept);
            case ConceptKind.Color when owner?.Concept.Kind == ConceptKind.Place && noun is not null:
                return SlotRewriter.PlaceColor(scene, noun, concept);
            case ConceptKind.Color when isChange && owner?.Concept.Kind == ConceptKind.Place && noun is null:
                return null;
            case ConceptKind.Color:
                return (noun ?? (owner is null ? scene.Subject : null)) is { } colored ? SlotRewriter.Color(scene, colored, concept, IsKept(scene, colored, slots, owner)) : null;
            default:
                return null;
        }
    }

    /// <summary>"the dog a crown, the cat glasses": what another wears stays on that one.</summary>
    private static bool OthersWear(PromptScene scene, ConceptMatch noun) => scene.First(ConceptKind.Wearable) is not null && NounPhrase.End(scene, noun) == noun.End
        && scene.Cast.Any(other => other.Concept.Id != noun.Concept.Id && NounPhrase.End(scene, other) > other.End);

    /// <summary>"make it red and white": the colour that is there already is the wish's own.</summary>
    private static bool IsKept(PromptScene scene, ConceptMatch noun, WishSlots slots, ConceptMatch? owner) =>
        scene.ColorOf(noun) is { } color && slots.Of(ConceptKind.Color).Any(match => match.Concept.Id == color.Concept.Id && slots.OwnerOf(match) == owner);

    /// <summary>Something of the kind that the wish itself put there and so must not be replaced.</summary>
    private static ConceptMatch? Kept(PromptScene scene, WishSlots slots, ConceptKind kind) =>
        slots.Of(kind).Select(match => scene.Of(match.Concept)).OfType<ConceptMatch>().LastOrDefault();
}
