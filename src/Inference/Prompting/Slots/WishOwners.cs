using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>
/// Which noun a colour, count, size or garment belongs to: that of its own phrase, known or not, and where that has none the nearest. What belongs to a thing that
/// nobody knows never moves on to another.
/// </summary>
internal sealed partial class WishOwners(WishReading wish, IReadOnlyList<ConceptMatch> words, IReadOnlyList<WishPhrase> phrases, bool isChange)
{
    public static readonly ConceptKind[] Nouns = [ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Place, ConceptKind.Background, ConceptKind.Pattern];

    private static readonly ConceptKind[] Countable = [ConceptKind.Object, ConceptKind.Wearable];

    // Every noun asks for every word's owner, and finding one looks at every noun.
    private readonly Dictionary<ConceptMatch, ConceptMatch?> _found = [];

    public ConceptMatch? Of(ConceptMatch word)
    {
        if (!_found.TryGetValue(word, out var owner))
        {
            _found[word] = owner = Find(word);
        }

        return owner;
    }

    private ConceptMatch? Find(ConceptMatch word) => word.Concept.Kind switch
    {
        ConceptKind.Color => InPhrase(word, Nouns),
        ConceptKind.Number or ConceptKind.Size => InPhrase(word, Countable),
        ConceptKind.Wearable => Wearer(word),
        _ => null,
    };

    private ConceptMatch? InPhrase(ConceptMatch word, ConceptKind[] owners)
    {
        if (word.Concept.Kind == ConceptKind.Number && Counted(word) is { } counted)
        {
            return counted;
        }

        var phrase = phrases.FirstOrDefault(phrase => phrase.Holds(word));
        var nouns = phrase is null ? [] : phrase.Nouns.Where(noun => owners.Contains(noun.Concept.Kind) && noun.Start != word.Start).ToList();
        // 二匹の帽子をかぶった猫: a count is of who wears it.
        if (nouns.Count > 0 && word.Concept.Kind == ConceptKind.Number && WishOrder.GroundComesFirst(wish.Language) && nouns.TrueForAll(noun => noun.Concept.Kind == ConceptKind.Wearable))
        {
            return Wearer(nouns[0]);
        }

        if (nouns.Count > 0)
        {
            return nouns.MinBy(noun => Far(word, noun));
        }

        if (phrase is { IsUnknown: true } && Takes(phrase))
        {
            return phrase.AsNoun(wish.Text);
        }

        // "three of them, each with a crown": a count alone is of what there is, not of what it puts on.
        if (isChange && word.Concept.Kind == ConceptKind.Number)
        {
            owners = [ConceptKind.Object];
        }

        // 猫が三匹: a count alone belongs to what was named before it.
        var candidates = WithoutScenery(word, [.. Candidates(word, owners, phrase)]);
        var before = word.Concept.Kind == ConceptKind.Number && wish.Language is "ja" or "ko" ? candidates.Where(noun => noun.Start < word.Start).ToList() : [];
        return (before.Count > 0 ? before : candidates).MinBy(noun => Far(word, noun));
    }

    /// <summary>リンゴを三つ持ったサル, 풍선을 세 개: a count behind a particle is of what stands before that.</summary>
    private ConceptMatch? Counted(ConceptMatch word) => wish.Language is "ja" or "ko" && !CountedNext().IsMatch(wish.Text[word.End..])
        ? words.LastOrDefault(noun => noun.Concept.Kind == ConceptKind.Object && noun.End < word.Start && CountParticle().IsMatch(wish.Text[noun.End..word.Start]))
        : null;

    [GeneratedRegex("^(?:[をがはも]|[을를이가은는]) ?$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CountParticle();

    /// <summary>サルが三つのリンゴを持つ</summary>
    [GeneratedRegex(@"^\S{0,2}?[の의]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CountedNext();

    /// <summary>"an octopus under water, red": the sea floor has no colour of its own to change.</summary>
    private List<ConceptMatch> WithoutScenery(ConceptMatch word, List<ConceptMatch> nouns) =>
        word.Concept.Kind == ConceptKind.Color && (isChange || nouns.Exists(noun => noun.Concept.Kind == ConceptKind.Object))
            ? [.. nouns.Where(noun => noun.Concept is not { Kind: ConceptKind.Place, TakesColor: false })]
            : nouns;

    /// <summary>"make the dragon red" is of the dragon, "paint red" of what there is.</summary>
    private bool Takes(WishPhrase phrase) => !isChange || phrase.HasArticle || phrase.Words.Any(word => word.Concept.Kind == ConceptKind.Number)
        || words.Any(word => word.Concept.Kind is ConceptKind.Object or ConceptKind.Addition);

    private ConceptMatch? Wearer(ConceptMatch word)
    {
        var own = phrases.FirstOrDefault(phrase => phrase.Holds(word));
        var nouns = own is null ? [] : own.Nouns.Where(noun => noun.Concept.Kind == ConceptKind.Object && noun.Start != word.Start && !VerbObjects.Are(wish, noun, words)).ToList();
        if (nouns.Count > 0)
        {
            return nouns[0];
        }

        var candidates = Candidates(word, [ConceptKind.Object], own).Where(noun => noun.Start != word.Start && !IsWorn(noun) && !IsOtherChange(word, noun)).ToList();
        if (candidates.Where(noun => !VerbObjects.Are(wish, noun, candidates)).ToList() is { Count: > 0 } wearers)
        {
            candidates = wearers;
        }

        // "a cat in a red hat and a dog": the dog is nearer, but who wears something comes before it.
        var before = WishOrder.GroundComesFirst(wish.Language) ? [] : candidates.Where(noun => noun.End <= word.Start && WishOrder.AreInOneClause(wish, noun, word)).ToList();
        return before.Count > 0 ? before.MaxBy(noun => noun.Start) : candidates.MinBy(noun => Far(word, noun));
    }

    /// <summary>"with a scarf and a top hat": a scarf wears no hat.</summary>
    private bool IsWorn(ConceptMatch noun) => noun.Concept.Kind == ConceptKind.Unknown
        && phrases.FirstOrDefault(phrase => phrase.IsUnknown && noun.Start >= phrase.Start && noun.Start < phrase.End) is { } phrase
        && PromptPieces.Split(wish.Text[..phrase.Start]).Where(PromptPieces.IsWord).LastOrDefault(piece => !GrammarWords.IsArticle(piece, wish.Language)) is { } before
        && (GrammarWords.Of("with", wish.Language).Contains(before) || GrammarWords.Of("hold", wish.Language).Contains(before));

    private IEnumerable<ConceptMatch> Candidates(ConceptMatch word, ConceptKind[] owners, WishPhrase? except) => words
        .Where(noun => owners.Contains(noun.Concept.Kind) && !IsAddedAfter(word, noun) && !IsTaken(word, noun))
        .Concat(phrases.Where(phrase => phrase != except && phrase.IsUnknown && phrase.IsThing && !isChange).Select(phrase => phrase.AsNoun(wish.Text)));

    /// <summary>"make it green and add a bicycle": the green is of what was there.</summary>
    private bool IsAddedAfter(ConceptMatch word, ConceptMatch noun) => isChange && word.Concept.Kind != ConceptKind.Wearable
        && (words.Any(addition => addition.Concept.Kind == ConceptKind.Addition && addition.Start > word.Start && addition.End <= noun.Start)
            || (word.Concept.Kind == ConceptKind.Color && noun.Concept.Kind == ConceptKind.Object && noun.Start > word.End && IsOtherClause(wish.Text[word.End..noun.Start])));

    /// <summary>"put glasses on him and add a tree": the tree wears none.</summary>
    private bool IsOtherChange(ConceptMatch garment, ConceptMatch noun) => isChange && !WishOrder.GroundComesFirst(wish.Language)
        && words.Any(addition => addition.Concept.Kind == ConceptKind.Addition && addition.Start >= garment.End && addition.End <= noun.Start);

    /// <summary>"paint it red and put a cat next to it", 赤くして、隣に猫を置いて</summary>
    private bool IsOtherClause(string between)
    {
        var pieces = PromptPieces.Split(between).Where(PromptPieces.IsWord).ToList();
        var joint = pieces.FindIndex(piece => GrammarWords.Joins(piece, wish.Language));
        return (joint >= 0 && pieces.Skip(joint + 1).Any(piece => !GrammarWords.IsArticle(piece, wish.Language))) || (WishOrder.GroundComesFirst(wish.Language) && WishOrder.HasComma(between));
    }

    /// <summary>"make it blue and the background purple": the background has a colour of its own on its other side.</summary>
    private bool IsTaken(ConceptMatch word, ConceptMatch noun) => isChange && word.Concept.Kind == ConceptKind.Color && noun.Concept.Kind is ConceptKind.Background or ConceptKind.Place
        && words.Any(other => other.Concept.Kind == ConceptKind.Color && other != word && (other.Start < noun.Start) != (word.Start < noun.Start) && Far(other, noun) < Far(word, noun));

    private int Far(ConceptMatch word, ConceptMatch noun) => WishOrder.Distance(wish.Text, word, noun) + (WishOrder.IsOwnSide(wish.Language, word, noun) ? 0 : 2);
}
