namespace Studio.Inference.Prompting.Slots;

/// <summary>
/// Puts the things of a wish into an order in which one sentence can say how they stand: "a cat above a dog on the left of a house". What fits into no such row is left
/// unsaid and named.
/// </summary>
internal sealed class CastOrder
{
    private readonly List<List<Link>> _rows = [];
    private readonly List<WishRelation> _unsaid = [];

    public CastOrder(IReadOnlyList<WishedThing> things, IReadOnlyList<WishRelation> relations)
    {
        foreach (var relation in relations)
        {
            var figure = Find(things, relation.Figure);
            var ground = Find(things, relation.Ground);
            if (figure is not null && ground is not null && figure != ground && !Join(figure, relation.Phrase, ground))
            {
                _unsaid.Add(relation);
            }
        }

        Alone = [.. things.Where(thing => RowOf(thing) is null)];
    }

    /// <summary>Things that stand in a row, each with how it stands to the next.</summary>
    public IReadOnlyList<IReadOnlyList<Link>> Rows => _rows;

    public IReadOnlyList<WishedThing> Alone { get; }

    public IReadOnlyList<WishRelation> Unsaid => _unsaid;

    public string Phrase
    {
        get
        {
            if (_rows.Count == 0)
            {
                var phrases = Alone.Select(thing => thing.Phrase).ToList();
                return phrases.Count == 1 ? phrases[0] : $"{phrases[0]} {RelationReader.Beside} {Listed(phrases[1..])}";
            }

            // "a bear and a fox under a rainbow": who comes first is not said to be under it with the others.
            var first = _rows[0].Min(link => link.Thing.Noun.Start);
            var before = Alone.Where(thing => thing.Noun.Start < first).Select(thing => thing.Phrase).ToList();
            var after = Alone.Where(thing => thing.Noun.Start > first).Select(thing => thing.Phrase);
            var rows = string.Join(" and ", _rows.Select(row => string.Concat(row.Select(link => link.ToNext is null ? link.Thing.Phrase : $"{link.Thing.Phrase} {link.ToNext} "))).Concat(after));
            return before.Count == 0 ? rows : $"{string.Join(" and ", before)} {RelationReader.Beside} {rows}";
        }
    }

    /// <summary>"a dog and a fox", "a dog, a fox and a bear".</summary>
    private static string Listed(List<string> phrases) => phrases.Count < 3 ? string.Join(" and ", phrases) : $"{string.Join(", ", phrases.SkipLast(1))} and {phrases[^1]}";

    private static WishedThing? Find(IReadOnlyList<WishedThing> things, ConceptMatch? noun) => things.FirstOrDefault(thing => thing.Noun == noun) ?? things.FirstOrDefault(thing => thing.Noun.Concept.Id == noun?.Concept.Id);

    private List<Link>? RowOf(WishedThing thing) => _rows.Find(row => row.Exists(link => link.Thing == thing));

    private bool Join(WishedThing figure, string relation, WishedThing ground)
    {
        var (row, other) = (RowOf(figure), RowOf(ground));
        switch (row, other)
        {
            case (null, null):
                _rows.Add([new Link(figure, relation), new Link(ground, ToNext: null)]);
                return true;
            case (not null, null):
                return Extend(row, figure, relation, ground);
            case (null, not null):
                return Extend(other, ground, CastCheck.Inverted(relation), figure);
            default:
                return row != other && row[^1].Thing == figure && other[0].Thing == ground && Merge(row, relation, other);
        }
    }

    /// <summary>At either end of a row another thing finds its place.</summary>
    private static bool Extend(List<Link> row, WishedThing there, string relation, WishedThing comes)
    {
        if (row[^1].Thing == there)
        {
            row[^1] = row[^1] with { ToNext = relation };
            row.Add(new Link(comes, ToNext: null));
            return true;
        }

        if (row[0].Thing == there)
        {
            row.Insert(0, new Link(comes, CastCheck.Inverted(relation)));
            return true;
        }

        return false;
    }

    private bool Merge(List<Link> row, string relation, List<Link> other)
    {
        row[^1] = row[^1] with { ToNext = relation };
        row.AddRange(other);
        _rows.Remove(other);
        return true;
    }
}

/// <summary>A thing of a row.</summary>
/// <param name="ToNext">How it stands to the one behind it; null for the last.</param>
internal sealed record Link(WishedThing Thing, string? ToNext);
