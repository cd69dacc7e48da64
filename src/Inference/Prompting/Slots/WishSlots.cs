namespace Studio.Inference.Prompting.Slots;

/// <summary>What a wish wants to see: one meaning for each of its words, and which noun a colour, a count or a hat belongs to.</summary>
internal sealed class WishSlots
{
    /// <summary>"only one": what nothing but the noun says in a prompt.</summary>
    public const string OneOnly = "one";

    private readonly WishReading _wish;
    private readonly List<ConceptMatch> _all;
    private readonly WishOwners _owners;
    private readonly EveryoneWords _everyone;

    /// <param name="scene">The prompt before a change, else the description at hand: of a word's meanings the one that stands there is meant.</param>
    public WishSlots(WishReading wish, PromptScene scene, bool isChange)
    {
        _wish = wish;
        _everyone = new EveryoneWords(wish);
        _all = [.. wish.Matches
            .GroupBy(match => match.Start)
            .Select(group => group.OrderBy(match => match.Concept.Kind == ConceptKind.Color ? IsThingAlone(match) : group.Any(other => other.Concept.Kind == ConceptKind.Color && IsAdjective(other))).ThenBy(match => !match.Concept.TakesColor && group.Any(other => other.Concept is { Kind: ConceptKind.Object, TakesColor: true }) && IsColored(match)).ThenBy(match => match.Concept.Kind == ConceptKind.Place && IsCounted(match)).ThenBy(match => scene.Of(match.Concept) is null).ThenBy(match => Preference(match, isChange)).First())];
        _all.RemoveAll(KindWords.Of(wish, _all).Contains);
        _all.RemoveAll(RoofWords.Lost(wish, _all, scene).Contains);
        Phrases = WishPhrases.Of(wish, _all);
        _owners = new WishOwners(wish, _all, Phrases, isChange);
        var negation = WishNegation.Of(wish, _all, Phrases, scene, isChange);
        // What belongs to something goes with it.
        Unwanted = [.. negation.Unwanted, .. _all.Where(match => match.Concept.Kind is ConceptKind.Color or ConceptKind.Number or ConceptKind.Size && OwnerOf(match) is { } owner && negation.Unwanted.Contains(owner))];
        Relations = RelationReader.Of(wish, _all, Phrases, isChange);
        Adds = SaysAdd || (isChange && GoesOn) || Relations.Any(relation => !AreNew(relation, scene)) || ComesWith(scene) || ToWhatIsThere is not null || (isChange && (Gives || Puts || ComesToo(scene)));
        LeftOut = [.. Phrases.Where(phrase => phrase.IsUnknown && !negation.Phrases.Contains(phrase))];
        var wanted = _all.Where(match => !Unwanted.Contains(match)
            // "a king without a crown": what must not be there is not brought by another word either.
            && !Unwanted.Any(other => other.Concept == match.Concept && other.Concept.Kind == ConceptKind.Wearable)
            && match.Concept.Kind is not (ConceptKind.Removal or ConceptKind.Addition or ConceptKind.Relation)
            && !Relations.Any(relation => relation.Words.Contains(match))
            && OwnerOf(match)?.Concept.Kind != ConceptKind.Unknown).ToList();
        Swaps = isChange ? SwapSteps.Of(wish, scene) : null;
        if (Swaps is not null)
        {
            wanted = [];
        }

        Side = isChange && Adds && wanted.Exists(match => match.Concept.Kind == ConceptKind.Object && scene.Of(match.Concept) is null)
            ? wanted.Find(match => match.Concept is { Kind: ConceptKind.Position, Id: "left" or "right" }) : null;
        wanted.RemoveAll(match => match == Side);
        Recount = isChange ? PartSteps.Of(wish, this, wanted, scene) ?? CountSteps.Of(wish, this, wanted, scene) : null;
        if (Recount is not null)
        {
            (Unwanted, wanted) = ([], []);
        }

        if (isChange && Unwanted.Count == 0 && OnlyThese(wanted, scene))
        {
            Unwanted = [.. scene.Cast.Where(there => !wanted.Exists(match => match.Concept.Id == there.Concept.Id)).Select(there => new ConceptMatch(there.Concept, wish.Text.Length, 0))];
        }

        Given = isChange && !Adds ? [.. wanted.Where(match => IsGiven(scene, match, wanted))] : [];
        Wanted = [.. wanted.Except(Given)];
    }

    public IReadOnlyList<WishPhrase> Phrases { get; }

    /// <summary>How things of the wish stand to each other, as far as it says.</summary>
    public IReadOnlyList<WishRelation> Relations { get; }

    /// <summary>What nobody has a word for, with all that is said of it.</summary>
    public IReadOnlyList<WishPhrase> LeftOut { get; }

    public bool Names(ConceptKind kind) => _all.Exists(match => match.Concept.Kind == kind);

    /// <summary>"a blue wall", not "a blue background".</summary>
    public bool SaysWall => WallWords.Are(_wish);

    /// <summary>Colours that the wish names, wherever they belong.</summary>
    public IEnumerable<Concept> Colors => _all.Where(match => match.Concept.Kind == ConceptKind.Color).Select(match => match.Concept);

    public IReadOnlyList<ConceptMatch> Wanted { get; }

    /// <summary>What a change only names as the thing to change: the hat of "sunglasses instead of the hat".</summary>
    public IReadOnlyList<ConceptMatch> Given { get; }

    /// <summary>Nouns that a "without" stands by.</summary>
    public IReadOnlyList<ConceptMatch> Unwanted { get; }

    /// <summary>Two things of the prompt before change places, or colours: nothing else is wanted then.</summary>
    public SwapKind? Swaps { get; }

    /// <summary>More or fewer of what there is: nothing else is wanted then.</summary>
    public CountChange? Recount { get; }

    /// <summary>"add a moon on the right": where what comes stands, not where all of it is.</summary>
    public ConceptMatch? Side { get; }

    public bool IsEmpty => Wanted.Count + Unwanted.Count == 0;

    /// <summary>"add", "next to": something comes to what is there, instead of taking its place.</summary>
    public bool Adds { get; }

    /// <summary>"add a star above it": a relation to what no word of the wish names.</summary>
    public ConceptMatch? ToWhatIsThere => _all.Find(match => match.Concept.Kind == ConceptKind.Relation && !Relations.Any(relation => relation.Words.Contains(match)));

    /// <summary>A word that says so: "add a hat" takes no other away.</summary>
    public bool SaysAdd => _all.Any(match => match.Concept.Kind is ConceptKind.Addition);

    public IEnumerable<ConceptMatch> Of(ConceptKind kind) => Wanted.Where(match => match.Concept.Kind == kind);

    /// <summary>The noun that a colour, count, size or garment belongs to.</summary>
    public ConceptMatch? OwnerOf(ConceptMatch word) => _owners.Of(word);

    /// <summary>"one red and one white": each of its colours is of one.</summary>
    public bool IsOneEach(ConceptMatch thing) => Of(ConceptKind.Color).Where(color => OwnerOf(color) == thing).ToList() is { Count: > 1 } colors
        && colors.TrueForAll(color => color.Start > thing.End && SaysOne(_wish.Text[thing.End..color.Start]));

    private bool SaysOne(string before) => Script.IsEastAsian(_wish.Text[0])
        ? GrammarWords.Of("one", _wish.Language).Concat(GrammarWords.Of("another", _wish.Language)).Any(word => before.Contains(word, StringComparison.Ordinal))
        : PromptPieces.Split(before).LastOrDefault(PromptPieces.IsWord) is { } last && (GrammarWords.IsOne(last, _wish.Language) || GrammarWords.Of("another", _wish.Language).Contains(last));

    /// <summary>"a cat and a dog, both with glasses": the garment is of every thing that is named before it.</summary>
    public bool IsOfAll(ConceptMatch wearable, ConceptMatch thing) => _everyone.StandBetween(thing.End, wearable.Start);

    /// <summary>Whether the words of the wish say that there is one of a thing.</summary>
    public bool IsOne(ConceptMatch thing) => Phrases.Any(phrase => phrase.Holds(thing) && phrase.IsOne);

    /// <summary>"cats", ranas, Katzen; not glasses and grapes, which are one in the vocabulary.</summary>
    public bool IsSeveral(ConceptMatch thing)
    {
        if (thing.Concept.Plural is not { } plural || plural.Equals(EnglishPhrase.WithoutArticle(thing.Concept.Phrase), StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (IsRuled(thing))
        {
            return false;
        }

        var phrase = Phrases.FirstOrDefault(phrase => phrase.Holds(thing));
        return _wish.IsEnglish ? _wish.Text.AsSpan(thing.Start, thing.Length).Equals(plural, StringComparison.OrdinalIgnoreCase)
            : phrase?.IsOne != true && Plurals.Is(_wish, thing, _wish.Language == "ru" ? phrase?.Words.Min(word => word.Start) ?? thing.Start : phrase?.Start ?? thing.Start);
    }

    /// <summary>"the king of frogs", "царь лягушек": one frog with a crown.</summary>
    private bool IsRuled(ConceptMatch thing) => _all.LastOrDefault(match => match.Concept is { Kind: ConceptKind.Wearable, Id: "crown" } && match.End <= thing.Start) is { } crown
        && PromptPieces.Split(_wish.Text[crown.End..thing.Start]).Where(PromptPieces.IsWord).ToList() is var between
        && between.TrueForAll(piece => GrammarWords.Of("of", _wish.Language).Contains(piece.Split('\'', '’')[0]) || GrammarWords.IsArticle(piece, _wish.Language))
        && (between.Count > 0 || _wish.Language == "ru");

    /// <summary>What a text does not hold of this wish, in the words of a prompt.</summary>
    public IReadOnlyList<string> MissingIn(PromptScene scene) => [.. Wanted.Where(match => !IsIn(scene, match)).Select(match => EnglishPhrase.WithoutArticle(match.Concept.Phrase)).Distinct(StringComparer.Ordinal)];

    public bool IsIn(PromptScene scene, ConceptMatch match)
    {
        switch (match.Concept.Kind)
        {
            case ConceptKind.Color:
                var colored = OwnerOf(match);
                if (colored?.Concept.Kind == ConceptKind.Pattern)
                {
                    return scene.HasColor(match.Concept, noun: null, ConceptKind.Background);
                }

                return scene.HasColor(match.Concept, colored is null ? null : scene.Of(colored.Concept) ?? scene.Subject, colored?.Concept.Kind)
                    || (colored is not null && scene.Matches.Any(other => other.Concept == colored.Concept && scene.HasColor(match.Concept, other, colored.Concept.Kind)));
            case ConceptKind.Number:
                var counted = OwnerOf(match);
                return match.Concept.Id == OneOnly ? (counted is null ? scene.Subject : scene.Of(counted.Concept)) is { } alone && scene.IsOne(alone)
                    : counted is null ? scene.Of(match.Concept) is not null : scene.Facts.Contains($"{match.Concept.Id} {counted.Concept.Id}")
                        || (match.Concept.Id == "two" && IsOneEach(counted) && scene.Cast.Count(other => other.Concept.Id == counted.Concept.Id) == 2);
            case ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place or ConceptKind.Time:
                return _wish.Matches.Any(other => other.Start == match.Start && scene.Matches.Any(m => m.Concept.Id == other.Concept.Id));
            case ConceptKind.Pattern:
                return scene.Of(match.Concept) is not null;
            case ConceptKind.Position:
                return match.Concept.Id == "center" || ScenePosition.Is(scene.Text, match.Concept.Id);
            case ConceptKind.Size:
                return scene.Matches.Any(m => m.Concept == match.Concept) || match.Concept.Id == "large";
            default:
                return true;
        }
    }

    /// <summary>"only the dog", 犬だけにして: what is there besides goes.</summary>
    private bool OnlyThese(List<ConceptMatch> wanted, PromptScene scene) => wanted.Count > 0 && wanted.TrueForAll(match => match.Concept.Kind == ConceptKind.Object && scene.Of(match.Concept) is not null)
        && GrammarWords.Of("only", _wish.Language).Any(word => Script.IsEastAsian(word[0]) || Script.IsHangul(word[0])
            ? wanted.Exists(match => _wish.Text.AsSpan(match.End).StartsWith(word, StringComparison.Ordinal) || _wish.Text[..match.Start].EndsWith(word, StringComparison.Ordinal))
            : PromptPieces.Split(_wish.Text).Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>"a car in front of a house" instead of two bananas is another picture.</summary>
    private static bool AreNew(WishRelation relation, PromptScene scene) => relation.Figure is { } figure && scene.Of(figure.Concept) is null && scene.Of(relation.Ground.Concept) is null;

    /// <summary>"at night, with an umbrella": what comes with something takes no other's place.</summary>
    private bool ComesWith(PromptScene scene)
    {
        var comes = _all.Where(match => match.Concept.Kind == ConceptKind.Object && scene.Of(match.Concept) is null).Select(match => Phrases.FirstOrDefault(phrase => phrase.Holds(match))).ToList();
        return comes.Count > 0 && !PromptPieces.Split(_wish.Text).Any(GrammarWords.Of("turn", _wish.Language).Contains) && comes.TrueForAll(phrase => phrase is not null && PromptPieces.Split(_wish.Text[..phrase.Start]).Where(PromptPieces.IsWord).LastOrDefault(piece => !GrammarWords.IsArticle(piece, _wish.Language)) is { } before
            && GrammarWords.Of("with", _wish.Language).Contains(before));
    }

    /// <summary>"and a tree": something comes, nothing goes.</summary>
    private bool GoesOn => PromptPieces.Split(_wish.Text).FirstOrDefault(PromptPieces.IsWord) is { } first && GrammarWords.Of("join", _wish.Language).Contains(first) && !PromptPieces.Split(_wish.Text).Any(GrammarWords.Of("turn", _wish.Language).Contains);

    /// <summary>"give it a carrot": who gets something stays.</summary>
    private bool Gives => GrammarWords.Of("give", _wish.Language).Any(words => Script.IsEastAsian(words[0]) || Script.IsHangul(words[0])
        ? _wish.Text.Contains(words, StringComparison.Ordinal)
        : LockedPhrases.Occurrences(_wish.Text, words).Count > 0);

    /// <summary>돌고래도, イルカも: it comes besides.</summary>
    private bool ComesToo(PromptScene scene) => _all.Exists(match => match.Concept.Kind == ConceptKind.Object && scene.Of(match.Concept) is null
        && (_wish.Text.AsSpan(match.End).StartsWith("도", StringComparison.Ordinal) || _wish.Text.AsSpan(match.End).StartsWith("も", StringComparison.Ordinal)));

    /// <summary>"put a dog beside it": who was there stays, where the wish names nothing that goes.</summary>
    private bool Puts => !Unwanted.Any(match => match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable) && PutWords.Are(_wish);

    private bool IsGiven(PromptScene scene, ConceptMatch match, List<ConceptMatch> wanted) => match.Concept.Kind switch
    {
        ConceptKind.Color => scene.HasColor(match.Concept, OwnerOf(match) is { } owner ? scene.Of(owner.Concept) : scene.Subject, kind: null)
            && wanted.Exists(other => other.Concept.Kind == ConceptKind.Color && other.Concept != match.Concept && OwnerOf(other) == OwnerOf(match)),
        ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place or ConceptKind.Time => scene.Of(match.Concept) is not null
            && !wanted.Exists(word => word != match && OwnerOf(word) == match && !IsIn(scene, word))
            && wanted.Exists(other => other.Concept.Kind == match.Concept.Kind && scene.Of(other.Concept) is null && !AreJoined(match, other)),
        _ => false,
    };

    /// <summary>"the fox and a rabbit" names who is there beside who comes.</summary>
    private bool AreJoined(ConceptMatch one, ConceptMatch other)
    {
        var (first, second) = one.Start < other.Start ? (one, other) : (other, one);
        return second.Start > first.End && JoiningWords.Are(_wish.Text[first.End..second.Start])
            && !_all.Exists(match => match.Concept.Kind == ConceptKind.Removal && match.Start >= first.End && match.Start < second.Start);
    }

    /// <summary>A crown alone is a thing, with somebody else it is worn; "orange" is a colour where it touches a noun.</summary>
    private int Preference(ConceptMatch match, bool isChange) => match.Concept.Kind switch
    {
        ConceptKind.Color => isChange || TouchesNoun(match) || IsSaidOf(match) ? 0 : 4,
        ConceptKind.Wearable => isChange || _wish.Matches.Any(other => other.Concept.Kind == ConceptKind.Object && other.Start != match.Start) ? 1 : 3,
        ConceptKind.Place => 2,
        _ => 3 - (isChange ? 0 : 1),
    };

    /// <summary>"three white clouds" are no sky.</summary>
    private bool IsCounted(ConceptMatch noun) => _wish.Matches.Any(count => count.Concept.Kind == ConceptKind.Number && count.End <= noun.Start
        && PromptPieces.Split(Without(count.End, noun.Start)).All(string.IsNullOrWhiteSpace));

    private string Without(int start, int end) => _wish.Matches.Where(match => match.Concept.Kind is ConceptKind.Color or ConceptKind.Size && match.Start >= start && match.End <= end)
        .Aggregate(_wish.Text[start..end], (text, match) => text.Replace(_wish.Text[match.Start..match.End], "", StringComparison.Ordinal));

    /// <summary>"ballons verts" are balloons: of two meanings the one that takes a colour.</summary>
    private bool IsColored(ConceptMatch noun) => noun.Concept.Kind == ConceptKind.Object && _wish.Matches.Any(color =>
        color.Concept.Kind == ConceptKind.Color && color.Start != noun.Start && !noun.Concept.OwnColors.Contains(color.Concept.Id, StringComparer.Ordinal) && WishOrder.IsOwnSide(_wish.Language, color, noun) && WishOrder.Distance(_wish.Text, color, noun) <= 3);

    /// <summary>"an apple, an orange, a banana": with an article and nothing behind it, it is no colour.</summary>
    private bool IsThingAlone(ConceptMatch word)
    {
        var after = PromptPieces.Split(_wish.Text[word.End..]).FirstOrDefault(piece => !string.IsNullOrWhiteSpace(piece));
        return PromptPieces.Split(_wish.Text[..word.Start]).LastOrDefault(piece => !string.IsNullOrWhiteSpace(piece)) is { } before && GrammarWords.IsOne(before, _wish.Language)
            && (after is null or "," or "." or ";" || GrammarWords.Joins(after, _wish.Language));
    }

    /// <summary>"tulipes roses" are pink, whatever the model made of it.</summary>
    private bool IsAdjective(ConceptMatch color) => WishOrder.NounComesFirst(_wish.Language) && _wish.Matches.Any(noun => noun.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable && noun.End + 1 == color.Start);

    /// <summary>"an octopus, orange, very big": alone between commas, without the article that the things have.</summary>
    private bool IsSaidOf(ConceptMatch color)
    {
        var (before, after) = (_wish.Text[..color.Start].TrimEnd(), _wish.Text[color.End..].TrimStart());
        return before.EndsWith(',') && (after.Length == 0 || after[0] is ',' or '.' or ';')
            && _wish.Matches.Any(thing => thing.Concept.Kind == ConceptKind.Object && thing.End <= before.Length && _wish.Text[..thing.Start].TrimEnd().Split(' ') is [.., var lead] && GrammarWords.IsArticle(lead, _wish.Language));
    }

    private bool TouchesNoun(ConceptMatch color) => _wish.Matches.Any(other =>
        other.Start != color.Start && WishOwners.Nouns.Contains(other.Concept.Kind) && WishOrder.IsOwnSide(_wish.Language, color, other) && WishOrder.Distance(_wish.Text, color, other) is >= 0 and <= 3 && !IsJoined(color, other));

    /// <summary>"sombrero y rosas" has roses in it; "negro y rosa" is a colour.</summary>
    private bool IsJoined(ConceptMatch color, ConceptMatch noun) => noun.End < color.Start && _wish.Text[noun.End..color.Start].Trim() is { Length: > 0 } between && GrammarWords.Joins(between, _wish.Language)
        && _wish.Matches.Any(other => other.Start == color.Start && other.Concept.Kind == ConceptKind.Object);
}
