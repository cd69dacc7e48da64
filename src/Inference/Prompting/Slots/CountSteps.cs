using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>"remove one", "enlève un chat", "eine weniger", "add another cat": there are more or fewer of what there is.</summary>
internal static partial class CountSteps
{
    private static readonly string[] Ids = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private static readonly Dictionary<string, string[]> NoNames = new(StringComparer.Ordinal);

    /// <summary>Null when a change asks for no such thing, or not of what is there.</summary>
    public static CountChange? Of(WishReading wish, WishSlots slots, IReadOnlyList<ConceptMatch> wanted, PromptScene before) => Fewer(wish, slots, wanted, before) ?? More(wish, slots, wanted, before);

    /// <summary>Null where there would be none, or more than there is a word for.</summary>
    public static string? Set(PromptScene scene, CountChange change)
    {
        if (scene.Of(change.Thing) is not { } thing)
        {
            return null;
        }

        var there = scene.NumberOf(thing)?.Concept is { } number ? Array.IndexOf(Ids, number.Id) : 0;
        var comes = there + change.By;
        var counted = there < 0 || comes < 0 || comes >= Ids.Length ? null
            : ThingRewriter.Number(scene, thing, comes == 0 ? ChosenThing.Single : new Concept { Id = Ids[comes], Kind = ConceptKind.Number, Phrase = Ids[comes], Names = NoNames });
        return counted is null || change.Beside is null ? counted : ThingRewriter.Insert(scene.With(counted), NounPhrase.Of(change.Thing, color: change.Beside), relation: null);
    }

    /// <summary>Of what there is several of some go.</summary>
    private static CountChange? Fewer(WishReading wish, WishSlots slots, IReadOnlyList<ConceptMatch> wanted, PromptScene before)
    {
        if (wanted.Any(match => match.Concept.Kind != ConceptKind.Number))
        {
            return null;
        }

        var many = Many(wanted.Concat(slots.Unwanted));
        if (slots.Unwanted.Where(match => match.Concept.Kind != ConceptKind.Number).ToList() is { Count: > 0 } unwanted)
        {
            return unwanted is [var noun] && before.Of(noun.Concept) is { } named && before.NumberOf(named) is not null && (many > 0 || slots.Phrases.Any(phrase => phrase.Holds(noun) && phrase.IsOne)) ? new CountChange(named.Concept, -Math.Max(many, 1)) : null;
        }

        var isLess = wish.Names(ConceptKind.Removal) || GrammarWords.Of("fewer", wish.Language).Any(word => Holds(wish, word));
        return isLess && (many > 0 || SaysOne(wish)) && Only(before) is { } only && before.NumberOf(only) is not null ? new CountChange(only.Concept, -Math.Max(many, 1)) : null;
    }

    /// <summary>"add another cat" where there is one and nothing tells the two apart; "one more".</summary>
    private static CountChange? More(WishReading wish, WishSlots slots, IReadOnlyList<ConceptMatch> wanted, PromptScene before)
    {
        if (!slots.SaysAdd || slots.LeftOut.Count > 0 || wanted.Any(match => match.Concept.Kind is not (ConceptKind.Object or ConceptKind.Number)))
        {
            return null;
        }

        if (wanted.FirstOrDefault(match => match.Concept.Kind == ConceptKind.Number) is { } number && (UpToBefore().IsMatch(wish.Text[..number.Start]) || UpToBehind().IsMatch(wish.Text[number.End..])))
        {
            return null;
        }

        var things = wanted.Where(match => match.Concept.Kind == ConceptKind.Object).DistinctBy(match => match.Concept.Id).ToList();
        var thing = things.Count == 0 && (wanted.Count > 0 || SaysOne(wish)) ? Only(before) : things is [var named] ? before.Of(named.Concept) : null;
        return thing is null || before.Cast.Count(match => match.Concept.Id == thing.Concept.Id) > 1 ? null : new CountChange(thing.Concept, Math.Max(Many(wanted), 1));
    }

    /// <summary>"make it up to three", "auf drei", 세 개로 늘려: how many there will be, not how many come.</summary>
    [GeneratedRegex(@"(?:\b(?:to|auf|à|para|до) |到|成|为|為)$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex UpToBefore();

    [GeneratedRegex(@"^\s?[つ匹個羽台本枚人頭개마리송대]{0,2}\s?(?:に|로|으로)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex UpToBehind();

    private static ConceptMatch? Only(PromptScene before) => before.Cast.DistinctBy(match => match.Concept.Id).ToList() is [var only] ? only : null;

    private static int Many(IEnumerable<ConceptMatch> words) => words.FirstOrDefault(match => match.Concept.Kind == ConceptKind.Number)?.Concept is { } number ? Array.IndexOf(Ids, number.Id) + 1 : 0;

    private static bool SaysOne(WishReading wish) => GrammarWords.Of("one", wish.Language).Any(word => Holds(wish, word)) || GrammarWords.Of("another", wish.Language).Any(word => Holds(wish, word));

    /// <summary>East Asian words stand inside running text.</summary>
    private static bool Holds(WishReading wish, string word) => Script.IsEastAsian(word[0]) || Script.IsHangul(word[0]) || word.Contains(' ', StringComparison.Ordinal)
        ? wish.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
        : PromptPieces.Split(wish.Text).Contains(word, StringComparer.OrdinalIgnoreCase);
}

/// <summary>So many more of a thing, or fewer.</summary>
internal sealed record CountChange(Concept Thing, int By)
{
    /// <summary>The colour of the one that leaves the others.</summary>
    public Concept? Beside { get; init; }
}
