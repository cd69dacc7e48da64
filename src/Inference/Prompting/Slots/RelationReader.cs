namespace Studio.Inference.Prompting.Slots;

/// <summary>Reads how the things of a wish stand to each other, one relation for each ground.</summary>
internal sealed class RelationReader
{
    public const string OnTop = "on top of";
    public const string Beside = "next to";

    private const string Below = "below";
    private const string LeftOf = "on the left of";

    /// <summary>骑自行车的熊: a verb has its ground behind it.</summary>
    private static readonly char[] Rides = ['骑', '騎', '坐'];

    private static readonly (string Kind, string Phrase)[] SmallWords = [("on", OnTop), ("under", Below), ("beside", Beside)];

    /// <summary>What stands further from its noun belongs to another.</summary>
    private const int Reach = 24;

    private readonly WishReading _wish;
    private readonly IReadOnlyList<WishPhrase> _phrases;
    private readonly List<ConceptMatch> _words;
    private readonly List<ConceptMatch> _things;

    private RelationReader(WishReading wish, IReadOnlyList<ConceptMatch> words, IReadOnlyList<WishPhrase> phrases)
    {
        (_wish, _phrases) = (wish, phrases);
        _things = [.. words.Where(word => word.Concept.Kind == ConceptKind.Object)];
        _words = [.. words.Where(word => word.Concept.Kind is ConceptKind.Relation || (word.Concept.Kind is ConceptKind.Position && word.Concept.Id != "center"))];
    }

    public static IReadOnlyList<WishRelation> Of(WishReading wish, IReadOnlyList<ConceptMatch> words, IReadOnlyList<WishPhrase> phrases, bool isChange)
    {
        var reader = new RelationReader(wish, words, phrases);
        List<WishRelation> found = [.. Sharpest([.. reader.Said()])];
        // "ändere das Auto in einen Bus", замени собаку на кошку: what one becomes is no place to stand.
        if (!isChange || !PromptPieces.Split(wish.Text).Any(GrammarWords.Of("turn", wish.Language).Contains))
        {
            found.AddRange(reader.Bare(found));
        }

        found.AddRange(reader.Sides(found));
        return found;
    }

    /// <summary>"rechts neben", "to the right, next to": of two words about the same two things the one that says more.</summary>
    private static IEnumerable<WishRelation> Sharpest(List<WishRelation> said) => said
        .GroupBy(relation => (relation.Figure, relation.Ground))
        .Select(pair => (pair.FirstOrDefault(relation => relation.Phrase != Beside) ?? pair.First()) with { Words = [.. pair.SelectMany(relation => relation.Words)] });

    private IEnumerable<WishRelation> Said()
    {
        foreach (var word in _words)
        {
            if (GroundOf(word) is { } ground && _things.Contains(ground))
            {
                yield return new WishRelation(FigureOf(ground), word.Concept.Phrase, ground, [word], Text(word));
            }
            else if (word.Concept.Kind == ConceptKind.Relation && EndsClause(word) && _things.Where(thing => thing.End <= word.Start).TakeLast(2).ToList() is [var there, var comes])
            {
                // "a house with a star above"
                yield return new WishRelation(comes, word.Concept.Phrase, there, [word], Text(word));
            }
        }
    }

    private IEnumerable<WishRelation> Bare(List<WishRelation> said) => _things
        .Where(ground => !said.Exists(relation => relation.Ground == ground))
        .Select(ground => (Ground: ground, Bare: BareWord(ground)))
        .Where(pair => pair.Bare is not null)
        .Select(pair => new WishRelation(FigureOf(pair.Ground), pair.Bare!.Value.Phrase, pair.Ground, [], pair.Bare.Value.Word))
        .ToList();

    /// <summary>"links ein Hund, rechts eine Katze", 左边是苹果，右边是香蕉: two sides make a relation.</summary>
    private IEnumerable<WishRelation> Sides(List<WishRelation> said)
    {
        var free = _words.Where(word => word.Concept.Kind == ConceptKind.Position && !said.Exists(relation => relation.Words.Contains(word))).ToList();
        var left = free.Find(word => word.Concept.Id == "left");
        var right = free.Find(word => word.Concept.Id == "right");
        if (left is not null && right is not null && InClauseOf(left) is { } figure && InClauseOf(right) is { } ground && figure != ground)
        {
            yield return new WishRelation(figure, LeftOf, ground, [left, right], Text(left));
        }
    }

    private ConceptMatch? InClauseOf(ConceptMatch word) => _things.Where(thing => WishOrder.AreInOneClause(_wish, word, thing)).MinBy(thing => WishOrder.Distance(_wish.Text, word, thing));

    private bool EndsClause(ConceptMatch word) => !WishOrder.GroundComesFirst(_wish.Language) && !_phrases.Any(phrase => phrase.Start >= word.End && !WishOrder.HasComma(_wish.Text[word.End..phrase.Start]));

    /// <summary>Nearest before it in its clause, else what comes there: "on the house a cat"; else the nearest before.</summary>
    private ConceptMatch? FigureOf(ConceptMatch ground)
    {
        var others = _things.Where(thing => thing.Concept.Id != ground.Concept.Id).ToList();
        var near = others.Where(thing => WishOrder.AreInOneClause(_wish, thing, ground)).ToList();
        return near.LastOrDefault(thing => thing.Start < ground.Start) ?? near.Find(thing => thing.Start > ground.Start && !VerbObjects.Are(_wish, thing, near)) ?? near.Find(thing => thing.Start > ground.Start)
            ?? others.LastOrDefault(thing => thing.Start < ground.Start) ?? others.Find(thing => thing.Start > ground.Start);
    }

    /// <summary>The noun that a relation touches, over small words only.</summary>
    private ConceptMatch? GroundOf(ConceptMatch word)
    {
        var phrase = WishOrder.GroundComesFirst(_wish.Language) && !Rides.Contains(_wish.Text[word.Start])
            ? _phrases.LastOrDefault(phrase => phrase.End <= word.Start && IsTouching(_wish.Text[phrase.End..word.Start]))
            : _phrases.FirstOrDefault(phrase => phrase.Start >= word.End && IsTouching(_wish.Text[word.End..phrase.Start]) && (word.Concept.Kind == ConceptKind.Relation || HasOf(_wish.Text[word.End..phrase.Start])));
        return phrase?.Nouns.FirstOrDefault(noun => noun.Concept.Kind == ConceptKind.Object);
    }

    /// <summary>"left of the dog", but "on the left a dog".</summary>
    private bool HasOf(string between) => PromptPieces.Split(between).Any(piece => GrammarWords.Of("of", _wish.Language).Contains(piece.Split('\'', '’')[0]));

    private static bool IsTouching(string between) => !WishOrder.HasComma(between) && between.Length <= Reach;

    /// <summary>"auf dem Mond", "sur la lune", 月亮上: a small word that only stands before or behind its noun.</summary>
    private (string Phrase, string Word)? BareWord(ConceptMatch ground)
    {
        var phrase = _phrases.FirstOrDefault(phrase => phrase.Holds(ground));
        if (phrase is null)
        {
            return null;
        }

        if (WishOrder.GroundComesFirst(_wish.Language))
        {
            var rest = _wish.Text[ground.End..].TrimStart('的', 'の', ' ');
            return SmallWords
                .SelectMany(words => GrammarWords.Of(words.Kind, _wish.Language), (words, word) => (words.Phrase, Word: word.TrimStart('の')))
                .Where(pair => rest.StartsWith(pair.Word, StringComparison.Ordinal))
                .Select(pair => ((string, string)?)pair)
                .FirstOrDefault();
        }

        var before = PromptPieces.Split(_wish.Text[..phrase.Start]).Where(PromptPieces.IsWord).ToList();
        while (before.Count > 0 && GrammarWords.IsArticle(before[^1], _wish.Language) && !GrammarWords.Of("on", _wish.Language).Contains(before[^1]))
        {
            before.RemoveAt(before.Count - 1);
        }

        return before.Count > 0 && Array.Find(SmallWords, words => GrammarWords.Of(words.Kind, _wish.Language).Contains(before[^1])).Phrase is { } said ? (said, before[^1]) : null;
    }

    private string Text(ConceptMatch word) => _wish.Text[word.Start..word.End].TrimStart('の', 'を');
}
