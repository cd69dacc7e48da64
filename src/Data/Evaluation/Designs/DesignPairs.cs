namespace Studio.Data.Evaluation.Designs;

/// <summary>How many pairs a design makes for one question: each two systems that have a picture for the same place of a prompt.</summary>
public static class DesignPairs
{
    /// <param name="places">Prompts times pictures for each.</param>
    /// <param name="made">Systems that draw: they have a picture for every place.</param>
    /// <param name="brought">How many folders have a picture, for each place where one has.</param>
    public static int Of(int places, int made, IReadOnlyCollection<int> brought) =>
        ((places - brought.Count) * EachTwo(made)) + brought.Sum(folders => EachTwo(made + folders));

    /// <summary>Prompts of the two systems that share the fewest. Two that share none are compared through others, and do not count.</summary>
    /// <param name="covered">Of each system the prompts it has a picture for; null for all of them.</param>
    /// <param name="prompts">Of the design.</param>
    public static int FewestShared(IReadOnlyList<IReadOnlySet<int>?> covered, int prompts) =>
        covered.SelectMany((one, place) => covered.Skip(place + 1).Select(other => Shared(one, other, prompts))).Where(shared => shared > 0).Append(prompts).Min();

    /// <summary>Systems that can be compared, through others too; more than one group: no common scale can come about.</summary>
    /// <param name="covered">Of each system the prompts it has a picture for; null for all of them.</param>
    /// <param name="prompts">Of the design.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Groups(IReadOnlyList<IReadOnlySet<int>?> covered, int prompts)
    {
        var groups = new List<List<int>>();
        for (var system = 0; system < covered.Count; system++)
        {
            var met = groups.Where(group => group.Any(other => Shared(covered[system], covered[other], prompts) > 0)).ToList();
            groups.RemoveAll(met.Contains);
            groups.Add([.. met.SelectMany(group => group), system]);
        }

        return [.. groups.Select(group => group.Order().ToList()).OrderBy(group => group[0])];
    }

    private static int Shared(IReadOnlySet<int>? one, IReadOnlySet<int>? other, int prompts) => (one, other) switch
    {
        (null, null) => prompts,
        ({ } some, null) => some.Count,
        (null, { } some) => some.Count,
        var (some, others) => some.Count(others!.Contains),
    };

    private static int EachTwo(int systems) => systems * (systems - 1) / 2;
}
