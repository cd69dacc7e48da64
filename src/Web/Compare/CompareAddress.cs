namespace Studio.Web.Compare;

/// <summary>Which pictures are compared lies in the address: it can be sent to others and survives a reload.</summary>
public static class CompareAddress
{
    public const int Fewest = 2;

    /// <summary>More are too small to see a difference.</summary>
    public const int Most = 6;

    public static string Of(string workspace, IEnumerable<Guid> ids) => $"/w/{workspace}/compare?with={string.Join(',', ids)}";

    public static IReadOnlyList<Guid> Read(string? with) =>
        [.. (with ?? "").Split(',').Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().Take(Most)];
}
