namespace Studio.Web.Moderation.Together;

/// <summary>What can be decided with a case at one press.</summary>
/// <param name="Alike">Open cases about pictures that look alike.</param>
/// <param name="Derived">Pictures made from this one that are shown and have no open case.</param>
public sealed record TogetherView(IReadOnlyList<Guid> Alike, IReadOnlyList<Guid> Derived)
{
    public static readonly TogetherView Nothing = new([], []);

    public int Count => Alike.Count + Derived.Count;
}
