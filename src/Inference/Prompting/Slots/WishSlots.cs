namespace Studio.Inference.Prompting.Slots;

/// <summary>What a wish wants to see: one meaning for each of its words, and which noun a colour, a count or a hat belongs to.</summary>
internal sealed class WishSlots
{
    private const string Commas = ",.;:!?、。，；：！？";

    private static readonly string[] NounFirst = ["fr", "es", "pt", "it"];
    private static readonly string[] WearerLast = ["ja", "zh", "zh-Hant", "ko"];
    private static readonly ConceptKind[] Nouns = [ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Place, ConceptKind.Background];

    private readonly WishReading _wish;
    private readonly List<ConceptMatch> _all;

    /// <param name="scene">The prompt before a change, else the description at hand: of a word's meanings the one that stands there is meant.</param>
    public WishSlots(WishReading wish, PromptScene scene, bool isChange)
    {
        _wish = wish;
        _all = [.. wish.Matches
            .GroupBy(match => match.Start)
            .Select(group => group.OrderBy(match => scene.Of(match.Concept) is null).ThenBy(match => Preference(match, isChange)).First())];
        Unwanted = Unwant(scene, isChange);
        var wanted = _all.Where(match => !Unwanted.Contains(match) && match.Concept.Kind is not (ConceptKind.Removal or ConceptKind.Addition)).ToList();
        Given = isChange && !Adds ? [.. wanted.Where(match => IsGiven(scene, match, wanted))] : [];
        Wanted = [.. wanted.Except(Given)];
    }

    public IReadOnlyList<ConceptMatch> Wanted { get; }

    /// <summary>What a change only names as the thing to change: the hat of "sunglasses instead of the hat".</summary>
    public IReadOnlyList<ConceptMatch> Given { get; }

    /// <summary>Nouns that a "without" stands by.</summary>
    public IReadOnlyList<ConceptMatch> Unwanted { get; }

    public bool IsEmpty => Wanted.Count + Unwanted.Count == 0;

    /// <summary>"add", "next to": something comes to what is there, instead of taking its place.</summary>
    public bool Adds => _all.Any(match => match.Concept.Kind is ConceptKind.Addition or ConceptKind.Relation);

    /// <summary>"a robot on top of a pig", but 豚の上のロボット.</summary>
    public bool GroundComesLast => !WearerLast.Contains(_wish.Language, StringComparer.Ordinal);

    public IEnumerable<ConceptMatch> Of(ConceptKind kind) => Wanted.Where(match => match.Concept.Kind == kind);

    /// <summary>The noun nearest to a colour, count, size or garment, on the side where its language puts it.</summary>
    public ConceptMatch? OwnerOf(ConceptMatch word)
    {
        ConceptKind[] owners = word.Concept.Kind == ConceptKind.Color ? Nouns : [ConceptKind.Object];
        return _all
            .Where(match => owners.Contains(match.Concept.Kind) && match.Start != word.Start)
            .MinBy(match => Distance(word, match) + (IsOwnSide(word, match) ? 0 : 2));
    }

    /// <summary>What a text does not hold of this wish, in the words of a prompt.</summary>
    public IReadOnlyList<string> MissingIn(PromptScene scene) => [.. Wanted.Where(match => !IsIn(scene, match)).Select(match => EnglishPhrase.WithoutArticle(match.Concept.Phrase)).Distinct(StringComparer.Ordinal)];

    public bool IsIn(PromptScene scene, ConceptMatch match)
    {
        switch (match.Concept.Kind)
        {
            case ConceptKind.Color:
                var colored = OwnerOf(match);
                return scene.HasColor(match.Concept, colored is null ? null : scene.Of(colored.Concept) ?? scene.Subject, colored?.Concept.Kind);
            case ConceptKind.Number:
                var counted = OwnerOf(match);
                return counted is null ? scene.Of(match.Concept) is not null : scene.Facts.Contains($"{match.Concept.Id} {counted.Concept.Id}");
            case ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place or ConceptKind.Time:
                return _wish.Matches.Any(other => other.Start == match.Start && scene.Matches.Any(m => m.Concept.Id == other.Concept.Id));
            case ConceptKind.Size:
                return scene.Matches.Any(m => m.Concept == match.Concept) || match.Concept.Id == "large";
            default:
                return true;
        }
    }

    private bool IsGiven(PromptScene scene, ConceptMatch match, List<ConceptMatch> wanted) => match.Concept.Kind switch
    {
        ConceptKind.Color => scene.HasColor(match.Concept, OwnerOf(match) is { } owner ? scene.Of(owner.Concept) : scene.Subject, kind: null)
            && wanted.Exists(other => other.Concept.Kind == ConceptKind.Color && other.Concept != match.Concept && OwnerOf(other) == OwnerOf(match)),
        ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place or ConceptKind.Time => scene.Of(match.Concept) is not null
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

    private bool RemovalComesFirst => _wish.Language is not ("ja" or "ko");

    private List<ConceptMatch> Unwant(PromptScene scene, bool isChange)
    {
        var unwanted = new List<ConceptMatch>();
        foreach (var removal in _all.Where(match => match.Concept.Kind == ConceptKind.Removal))
        {
            var nouns = _all.Where(match => match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable).ToList();
            var nearest = nouns.MinBy(match => Distance(removal, match) + (match.Start > removal.Start == RemovalComesFirst ? 0 : 4));
            if (isChange && (nearest is null || scene.Of(nearest.Concept) is null))
            {
                nearest = nouns.Find(match => scene.Of(match.Concept) is not null) ?? nearest;
            }

            if (nearest is not null)
            {
                unwanted.Add(nearest);
            }
        }

        // Its colour goes with it.
        unwanted.AddRange(_all.Where(match => match.Concept.Kind == ConceptKind.Color && unwanted.Count > 0 && OwnerOf(match) is { } owner && unwanted.Contains(owner)).ToList());
        return unwanted;
    }

    private bool IsOwnSide(ConceptMatch word, ConceptMatch noun)
    {
        var follows = noun.Start > word.Start;
        return word.Concept.Kind switch
        {
            ConceptKind.Wearable => follows == WearerLast.Contains(_wish.Language, StringComparer.Ordinal),
            ConceptKind.Color => follows != NounFirst.Contains(_wish.Language, StringComparer.Ordinal),
            _ => follows,
        };
    }

    /// <summary>In characters; what stands behind a comma is far away.</summary>
    private int Distance(ConceptMatch a, ConceptMatch b)
    {
        var (from, to) = b.Start > a.Start ? (a.End, b.Start) : (b.End, a.Start);
        return from >= to ? 0 : to - from + (8 * _wish.Text[from..to].Count(c => Commas.Contains(c, StringComparison.Ordinal)));
    }

    /// <summary>A crown alone is a thing, with somebody else it is worn; "orange" is a colour where it touches a noun.</summary>
    private int Preference(ConceptMatch match, bool isChange) => match.Concept.Kind switch
    {
        ConceptKind.Color => isChange || TouchesNoun(match) ? 0 : 4,
        ConceptKind.Wearable => isChange || _wish.Matches.Any(other => other.Concept.Kind == ConceptKind.Object && other.Start != match.Start) ? 1 : 3,
        ConceptKind.Place => 2,
        _ => 3 - (isChange ? 0 : 1),
    };

    private bool TouchesNoun(ConceptMatch color) => _wish.Matches.Any(other =>
        other.Start != color.Start && Nouns.Contains(other.Concept.Kind) && IsOwnSide(color, other) && Distance(color, other) is >= 0 and <= 3);
}
