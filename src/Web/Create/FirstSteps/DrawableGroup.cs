namespace Studio.Web.Create.FirstSteps;

/// <summary>Words of one kind that a model can draw, the best trained first.</summary>
public sealed record DrawableGroup(string Name, IReadOnlyList<DrawableWord> Words);

/// <summary>Write = what a press adds to the wish.</summary>
public sealed record DrawableWord(string Name, string Write, bool IsBest, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Found by its name in any language.</summary>
    public bool Matches(string search) =>
        Name.Contains(search, StringComparison.OrdinalIgnoreCase) || Names.Values.Any(name => name.Contains(search, StringComparison.OrdinalIgnoreCase));
}
