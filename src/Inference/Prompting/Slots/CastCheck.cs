using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>
/// Whether the things of a description are those of its wish: each with its own count, colour and garments, none besides, none twice, and standing to each other as asked.
/// Scenery is the model's to add: background, light and weather, size and place in the picture, and a colour or count that the wish leaves open.
/// </summary>
internal static partial class CastCheck
{
    private static readonly Dictionary<string, string> Inverse = new(StringComparer.Ordinal)
    {
        ["on top of"] = "below",
        ["above"] = "below",
        ["below"] = "above",
        ["on the left of"] = "on the right of",
        ["on the right of"] = "on the left of",
        ["next to"] = "next to",
    };

    public static bool IsRight(PromptScene scene, IReadOnlyList<WishedThing> things, WishSlots slots)
    {
        var cast = scene.Cast.ToList();
        var left = new List<ConceptMatch>(cast);
        foreach (var thing in things)
        {
            var found = left.Find(match => match.Concept.Id == thing.Noun.Concept.Id && Says(scene, match, thing, slots));
            if (found is null)
            {
                return cast.Count == 0 && IsScenery(scene, thing);
            }

            left.Remove(found);
        }

        return left.Count == 0 && cast.TrueForAll(match => !CastRewriter.HasLooseEnd(scene.Text[match.End..]) || cast.Exists(other => other.Start > match.Start)) && !HasOtherGarments(scene, things) && Stands(scene, cast, things, slots.Relations);
    }

    /// <summary>"to the left of", "on the left and ... on the right": how the first of two things stands to the second; null where the text does not say.</summary>
    public static string? RelationOf(string between) =>
        between.Contains(" on top of ", StringComparison.Ordinal) ? "on top of"
        : between.Contains(" above ", StringComparison.Ordinal) || between.Contains("at the top and", StringComparison.Ordinal) ? "above"
        : between.Contains(" below ", StringComparison.Ordinal) || between.Contains(" under ", StringComparison.Ordinal) || between.Contains("at the bottom and", StringComparison.Ordinal) ? "below"
        : Left().IsMatch(between) ? "on the left of"
        : Right().IsMatch(between) ? "on the right of"
        : between.Contains(" next to ", StringComparison.Ordinal) || between.Contains(" beside ", StringComparison.Ordinal) ? "next to"
        : null;

    public static string Inverted(string relation) => Inverse.GetValueOrDefault(relation, relation);

    /// <summary>A mountain or a cloud may be the background instead of a thing.</summary>
    private static bool IsScenery(PromptScene scene, WishedThing thing) => scene.Of(thing.Noun.Concept) is not null;

    private static bool Says(PromptScene scene, ConceptMatch match, WishedThing thing, WishSlots slots)
    {
        var color = scene.ColorOf(match)?.Concept;
        var number = scene.NumberOf(match)?.Concept;
        var isColored = thing.Color is { } wanted
            ? scene.HasColor(wanted, match, kind: null) && (thing.OtherColor is null || scene.HasColor(thing.OtherColor, match, kind: null))
                && scene.ColorsOf(match).All(said => said.Concept.Id == wanted.Id || said.Concept.Id == thing.OtherColor?.Id)
            : color is null || !slots.Colors.Any(other => other.Id == color.Id);
        var isCounted = thing.Number is { Id: WishSlots.OneOnly } ? scene.IsOne(match) : thing.Number is { } count ? number?.Id == count.Id && !IsSingular(scene, match) : thing.IsSeveral ? number is not null && !IsSingular(scene, match) : number is null || !thing.IsOne;
        var isSized = thing.Size is null || slots.Of(ConceptKind.Object).DistinctBy(noun => noun.Concept.Id).Count() == 1 || scene.SizeOf(match)?.Concept.Id == thing.Size.Id;
        return isColored && isCounted && isSized && thing.Worn.All(garment => Wears(scene, match, garment, slots));
    }

    /// <summary>"two penguin".</summary>
    private static bool IsSingular(PromptScene scene, ConceptMatch match) => match.Concept.Plural is { } plural && !scene.Text.AsSpan(match.Start, match.Length).Equals(plural, StringComparison.OrdinalIgnoreCase);

    private static bool Wears(PromptScene scene, ConceptMatch wearer, WishedGarment garment, WishSlots slots)
    {
        var next = scene.Cast.FirstOrDefault(match => match.Start > wearer.Start)?.Start ?? scene.Text.Length;
        return scene.Matches.Any(match => match.Concept.Id == garment.Wearable.Id && match.Start > wearer.Start && match.Start < next
            && (garment.Color is { } color ? scene.ColorOf(match)?.Concept.Id == color.Id || scene.HasColor(color, match, kind: null)
                : scene.ColorOf(match)?.Concept is not { } other || other.Id == "gold" || !slots.Colors.Any(named => named.Id == other.Id)));
    }

    private static bool HasOtherGarments(PromptScene scene, IReadOnlyList<WishedThing> things)
    {
        var asked = things.SelectMany(thing => thing.Worn).Select(garment => garment.Wearable.Id).Concat(things.Select(thing => thing.Noun.Concept.Id)).ToHashSet(StringComparer.Ordinal);
        return scene.Matches.Any(match => match.Concept.Kind == ConceptKind.Wearable && !asked.Contains(match.Concept.Id));
    }

    /// <summary>Each relation of the wish is said between neighbours, and nobody stands on, over or under another unasked.</summary>
    private static bool Stands(PromptScene scene, List<ConceptMatch> cast, IReadOnlyList<WishedThing> things, IReadOnlyList<WishRelation> relations)
    {
        var said = cast.Zip(cast.Skip(1)).Select(pair => (First: pair.First.Concept.Id, Second: pair.Second.Concept.Id, Relation: RelationOf(scene.Text[pair.First.End..pair.Second.Start]))).ToList();
        var wanted = relations.Where(relation => !relation.IsLoose).ToList();
        var asked = new CastOrder(things, wanted).Rows
            .SelectMany(row => row.Zip(row.Skip(1)))
            .Select(pair => (First: pair.First.Thing.Noun.Concept.Id, Second: pair.Second.Thing.Noun.Concept.Id, Relation: pair.First.ToNext!))
            .ToList();
        return asked.TrueForAll(link => said.Exists(other => Says(other, link)))
            && said.TrueForAll(other => other.Relation is not ("above" or "below" or "on top of") || asked.Exists(link => Says(other, link)) || relations.Any(relation => relation.IsLoose));
    }

    private static bool Says((string First, string Second, string? Relation) said, (string First, string Second, string Relation) asked) =>
        (said.First == asked.First && said.Second == asked.Second && Serves(said.Relation, asked.Relation))
        || (said.First == asked.Second && said.Second == asked.First && said.Relation is { } relation && Serves(Inverted(relation), asked.Relation));

    private static bool Serves(string? said, string asked) => said == asked || (said == "above" && asked == "on top of");

    [GeneratedRegex(@" (?:on|to|at) the left(?: side)? (?:of |and )| left of ", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Left();

    [GeneratedRegex(@" (?:on|to|at) the right(?: side)? (?:of |and )| right of ", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Right();
}
