namespace Studio.Inference.Prompting.Slots;

/// <summary>Brings the things of a change into a prompt: in the place of another thing, or beside it.</summary>
internal static class CastSteps
{
    public static IEnumerable<Func<PromptScene, string?>> Of(WishSlots slots, PromptScene before)
    {
        var wanted = slots.Of(ConceptKind.Object).DistinctBy(match => match.Concept.Id).ToList();
        var free = Replaceable(slots, before, wanted);
        // "add a white cat" to a black one: two cats.
        // "den Elefanten rosa, und ein Schmetterling dazu": what comes is the other.
        var comesNew = wanted.Exists(match => before.Of(match.Concept) is null);
        foreach (var match in wanted.Where(match => slots.SaysAdd && (slots.IsOne(match) || !comesNew) && before.Of(match.Concept) is { } there && slots.Of(ConceptKind.Color).Any(word => slots.OwnerOf(word) == match && (before.ColorOf(there) is { } color ? word.Concept.Id != color.Concept.Id : slots.Phrases.Any(phrase => phrase.Holds(word) && phrase.Holds(match))))))
        {
            yield return scene => scene.Cast.Count(other => other.Concept.Id == match.Concept.Id) > 1 ? null : Insert(scene, match, slots);
        }

        foreach (var match in wanted.Where(match => !slots.IsIn(before, match)))
        {
            if (free.Count == 0)
            {
                yield return scene => Insert(scene, match, slots);
                continue;
            }

            var old = free.Dequeue();
            yield return scene => scene.Of(old) is { } there ? ThingRewriter.Replace(scene, there, match.Concept) : Insert(scene, match, slots);
            // "a fox instead" of two rabbits is one.
            yield return scene => slots.IsOne(match) && scene.Of(match.Concept) is { } comes && scene.NumberOf(comes) is not null ? ThingRewriter.Number(scene, comes, ChosenThing.Single) : null;
        }
    }

    /// <summary>Nothing when something is to be added; else the thing that the wish names as the one to change, and where it names none, what there was.</summary>
    private static Queue<Concept> Replaceable(WishSlots slots, PromptScene before, List<ConceptMatch> wanted)
    {
        var cast = before.Cast.Select(match => match.Concept).DistinctBy(concept => concept.Id).ToList();
        var others = cast.Where(concept => !wanted.Exists(match => match.Concept.Id == concept.Id)).ToList();
        var named = slots.Given.Concat(slots.Unwanted).Select(match => match.Concept).Where(concept => concept.Kind == ConceptKind.Object && cast.Contains(concept)).ToList();
        var isJoined = cast.Count > others.Count;
        return new Queue<Concept>(named.Count > 0 ? named : slots.Adds || isJoined ? [] : others);
    }

    /// <summary>What it stands to comes last: "a house next to a cat" below a dog becomes "a cat next to a house below a dog".</summary>
    private static string Insert(PromptScene scene, ConceptMatch match, WishSlots slots)
    {
        var relation = Relation(match, slots);
        if (relation is null or RelationReader.Beside || Ground(scene, match, slots) is not { } ground || scene.Cast.ToList() is not [var first, var second] || ground.Id != first.Concept.Id || first.Concept.Id == second.Concept.Id)
        {
            return ThingRewriter.Insert(scene, Phrase(match, slots), relation);
        }

        return CastCheck.RelationOf(scene.Text[first.End..second.Start]) == RelationReader.Beside && SwapSteps.Swap(scene, SwapKind.Things) is { } swapped
            ? ThingRewriter.Insert(scene.With(swapped), Phrase(match, slots), relation)
            : ThingRewriter.Insert(scene, Phrase(match, slots), relation: null);
    }

    private static Concept? Ground(PromptScene scene, ConceptMatch thing, WishSlots slots) => slots.Relations
        .Where(relation => relation.Figure?.Concept.Id == thing.Concept.Id).Select(relation => relation.Ground.Concept).FirstOrDefault()
        ?? (RoofWords.Is(slots.ToWhatIsThere) ? scene.Cast.Select(match => match.Concept).FirstOrDefault(RoofWords.HasRoof) : null);

    private static string Phrase(ConceptMatch thing, WishSlots slots) => NounPhrase.Of(thing.Concept, Number(thing, slots), Own(ConceptKind.Size, thing, slots), Own(ConceptKind.Color, thing, slots));

    private static Concept? Number(ConceptMatch thing, WishSlots slots) => Own(ConceptKind.Number, thing, slots);

    private static Concept? Own(ConceptKind kind, ConceptMatch thing, WishSlots slots) => slots.Of(kind).FirstOrDefault(word => slots.OwnerOf(word) == thing)?.Concept;

    /// <summary>How the thing stands to the others; "a pig below a robot" where the wish has the robot on top of the pig.</summary>
    private static string? Relation(ConceptMatch thing, WishSlots slots) => slots.Relations
        .Select(relation => relation.Ground.Concept.Id == thing.Concept.Id ? relation.Phrase : relation.Figure?.Concept.Id == thing.Concept.Id ? CastCheck.Inverted(relation.Phrase) : null)
        .FirstOrDefault(phrase => phrase is not null) ?? ((slots.ToWhatIsThere ?? slots.Side) is { } word ? CastCheck.Inverted(word.Concept.Phrase) : null);
}
