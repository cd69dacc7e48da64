namespace Studio.Web.Compare;

/// <summary>One setting across all pictures, in their order.</summary>
public sealed record ComparedRow(string Name, IReadOnlyList<string?> Values)
{
    public bool Differs => Values.Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>Settings in the order of the first picture; one that no picture has is left out.</summary>
    public static IReadOnlyList<ComparedRow> Of(IReadOnlyList<ComparedPicture> pictures) =>
    [
        .. pictures.SelectMany(picture => picture.Facts).Select(fact => fact.Name).Distinct(StringComparer.Ordinal)
            .Select(name => new ComparedRow(name, [.. pictures.Select(picture => picture.Facts.FirstOrDefault(fact => fact.Name == name)?.Value)]))
            .Where(row => row.Values.Any(value => !string.IsNullOrEmpty(value))),
    ];
}
