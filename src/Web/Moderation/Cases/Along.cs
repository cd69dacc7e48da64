namespace Studio.Web.Moderation.Cases;

/// <summary>What is decided with a case in the same press.</summary>
/// <param name="Cases">Open cases about pictures that look alike or were made from it.</param>
/// <param name="Images">Pictures made from the one that is rejected.</param>
public sealed record Along(IReadOnlyList<Guid> Cases, IReadOnlyList<Guid> Images)
{
    /// <summary>More at once nobody looks at before pressing.</summary>
    public const int Most = 50;

    public static readonly Along Nothing = new([], []);

    /// <summary>With an appeal that is granted: cases about pictures that were rejected with this one, which come back.</summary>
    public IReadOnlyList<Guid> Back { get; init; } = [];

    public int Count => Cases.Count + Images.Count + Back.Count;
}
