using System.Text.RegularExpressions;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>How a wish was read, in a few English phrases: its things with their counts, colours and garments, then where and when. What nobody understood is not in it.</summary>
internal static partial class WishSummary
{
    /// <param name="previous">The prompt that a change is of; null on a first turn.</param>
    public static IReadOnlyList<string> Of(WishReader reader, WishReading wish, string? previous)
    {
        if (previous is null)
        {
            return [.. Said(new WishSlots(wish, new PromptScene("", reader), isChange: false), before: null).Distinct(StringComparer.Ordinal)];
        }

        var said = new List<string>();
        foreach (var part in ChangeParts.Of(wish))
        {
            var scene = new PromptScene(previous, reader);
            said.AddRange(Said(new WishSlots(part, scene, isChange: true), scene));
            previous = new WishCheck(reader, part, previous, [], isPart: true).Ideal()!;
        }

        return [.. said.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Said(WishSlots slots, PromptScene? before)
    {
        if (slots.Swaps is { } swap)
        {
            return [swap == SwapKind.Colors ? "the two change colours" : "the two change places"];
        }

        return slots.Recount is { } recount ? [Recount(recount)] : [.. Things(slots, before), .. Rest(slots), .. Gone(slots)];
    }

    private static string Recount(CountChange change)
    {
        var thing = EnglishPhrase.WithoutArticle(change.Thing.Phrase);
        return change.Beside is { } color ? $"one {thing} {color.Phrase}" : $"{Math.Abs(change.By)} {thing} {(change.By > 0 ? "more" : "fewer")}";
    }

    private static IEnumerable<string> Things(WishSlots slots, PromptScene? before)
    {
        var order = new CastOrder([.. WishedThing.Of(slots).Select(thing => thing with { Number = thing.Number ?? Number(thing, slots, before) })], slots.Relations);
        return order.Rows.Select(row => string.Concat(row.Select(link => link.ToNext is null ? link.Thing.Phrase : $"{link.Thing.Phrase} {link.ToNext} ")))
            .Concat(order.Alone.Select(thing => thing.Phrase));
    }

    /// <summary>Of two boats that turn blue there still are two.</summary>
    private static Concept? Number(WishedThing thing, WishSlots slots, PromptScene? before) => !thing.IsOne && !slots.SaysAdd && before?.Of(thing.Noun.Concept) is { } there ? before.NumberOf(there)?.Concept : null;

    /// <summary>What belongs to no thing that the wish names, and the background.</summary>
    private static IEnumerable<string> Rest(WishSlots slots)
    {
        foreach (var word in slots.Wanted.Append(slots.Side).OfType<ConceptMatch>())
        {
            var owner = slots.OwnerOf(word);
            var isOfThing = owner is not null && slots.Wanted.Contains(owner);
            var said = word.Concept.Kind switch
            {
                ConceptKind.Place => Colored(slots, word),
                ConceptKind.Time => Short(word.Concept.Phrase),
                ConceptKind.Position => word.Concept.Phrase.EndsWith(" of", StringComparison.Ordinal) ? word.Concept.Phrase[..^3] : word.Concept.Phrase,
                ConceptKind.Pattern => $"{word.Concept.Phrase} background",
                ConceptKind.Color when owner?.Concept.Kind is ConceptKind.Background => $"{word.Concept.Phrase} background",
                ConceptKind.Wearable when owner is null || !isOfThing => NounPhrase.Of(word.Concept, color: ColorOf(slots, word)),
                ConceptKind.Color or ConceptKind.Number or ConceptKind.Size when owner is null => word.Concept.Phrase,
                _ => null,
            };
            if (said is not null)
            {
                yield return said;
            }
        }
    }

    private static IEnumerable<string> Gone(WishSlots slots) => slots.Unwanted.Select(match => $"no {EnglishPhrase.WithoutArticle(match.Concept.Phrase)}");

    private static Concept? ColorOf(WishSlots slots, ConceptMatch noun) => slots.Of(ConceptKind.Color).FirstOrDefault(word => slots.OwnerOf(word) == noun)?.Concept;

    private static string Colored(WishSlots slots, ConceptMatch place) => ColorOf(slots, place) is { } color ? $"{Short(place.Concept.Phrase)} ({color.Phrase})" : Short(place.Concept.Phrase);

    /// <summary>"a sandy beach by the sea" is a sandy beach: the rest was not wished.</summary>
    private static string Short(string phrase) => Trimmings().Split(phrase, 2)[0];

    [GeneratedRegex(" (?:with|in front of|full of|by) ", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Trimmings();
}
