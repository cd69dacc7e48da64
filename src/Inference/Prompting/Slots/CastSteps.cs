namespace Studio.Inference.Prompting.Slots;

/// <summary>Brings the things of a wish into a prompt: in the place of another thing, or beside it.</summary>
internal static class CastSteps
{
    private static readonly Dictionary<string, string> Inverse = new(StringComparer.Ordinal)
    {
        ["on top of"] = "below",
        ["on the left of"] = "on the right of",
        ["on the right of"] = "on the left of",
    };

    public static IEnumerable<Func<PromptScene, string?>> Of(WishSlots slots, PromptScene before, bool isChange)
    {
        var wanted = slots.Of(ConceptKind.Object).DistinctBy(match => match.Concept.Id).ToList();
        if (!isChange)
        {
            yield return scene => WithoutDouble(scene, slots);
        }

        var missing = wanted.Where(match => !slots.IsIn(before, match)).ToList();
        var free = Replaceable(slots, before, wanted, isChange);
        foreach (var match in missing)
        {
            if (free.Count == 0)
            {
                yield return scene => ThingRewriter.Insert(scene, Phrase(match, slots), Relation(match, slots));
                continue;
            }

            var old = free.Dequeue();
            yield return scene => scene.Of(old) is not { } there ? ThingRewriter.Insert(scene, Phrase(match, slots), Relation(match, slots))
                : isChange ? ThingRewriter.Replace(scene, there, match.Concept)
                : ThingRewriter.ReplaceWhole(scene, there, Phrase(match, slots), slots.Wanted.Any(number => number.Concept.Kind == ConceptKind.Number && slots.OwnerOf(number) == match));
        }
    }

    /// <summary>
    /// In a first description what nobody asked for. In a change nothing when something is to be added; else the thing that the wish names as the one to change,
    /// and where it names none, what there was.
    /// </summary>
    private static Queue<Concept> Replaceable(WishSlots slots, PromptScene before, List<ConceptMatch> wanted, bool isChange)
    {
        var cast = before.Cast.Select(match => match.Concept).DistinctBy(concept => concept.Id).ToList();
        var others = cast.Where(concept => !wanted.Exists(match => match.Concept.Id == concept.Id)).ToList();
        if (!isChange)
        {
            return new Queue<Concept>(others);
        }

        var named = slots.Given.Concat(slots.Unwanted).Select(match => match.Concept).Where(concept => concept.Kind == ConceptKind.Object && cast.Contains(concept)).ToList();
        var isJoined = cast.Count > others.Count;
        return new Queue<Concept>(named.Count > 0 ? named : slots.Adds || isJoined ? [] : others);
    }

    private static string? WithoutDouble(PromptScene scene, WishSlots slots)
    {
        if (ThingRewriter.Double(scene) is not { } second || slots.Of(ConceptKind.Object).Count(match => match.Concept.Id == second.Concept.Id) > 1)
        {
            return null;
        }

        return ThingRewriter.Remove(scene, second);
    }

    private static string Phrase(ConceptMatch thing, WishSlots slots)
    {
        Concept? Own(ConceptKind kind) => slots.Of(kind).FirstOrDefault(word => slots.OwnerOf(word) == thing)?.Concept;
        return NounPhrase.Of(thing.Concept, Own(ConceptKind.Number), Own(ConceptKind.Size), Own(ConceptKind.Color));
    }

    /// <summary>How the thing stands to the others; "a pig below a robot" where the wish has the robot on top of the pig.</summary>
    private static string? Relation(ConceptMatch thing, WishSlots slots)
    {
        var relation = slots.Wanted.FirstOrDefault(match => match.Concept.Kind is ConceptKind.Relation || (match.Concept.Kind is ConceptKind.Position && match.Concept.Id != "center"))?.Concept.Phrase;
        var isLast = slots.Of(ConceptKind.Object).All(match => match.Start <= thing.Start);
        return relation is null || isLast == slots.GroundComesLast ? relation : Inverse.GetValueOrDefault(relation, relation);
    }
}
