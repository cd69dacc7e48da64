namespace Studio.Web.Rating.Languages;

/// <summary>In place of a page that cannot be shown.</summary>
public sealed record FaultWords
{
    public required string Missing { get; init; }

    public required string MissingLead { get; init; }

    public required string NotDone { get; init; }

    public required string TooMany { get; init; }

    /// <summary>{status}.</summary>
    public required string Status { get; init; }

    public required string Mistake { get; init; }

    /// <summary>A number follows.</summary>
    public required string MistakeLead { get; init; }
}
