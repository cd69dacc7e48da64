namespace Studio.Web.Moderation.Together;

/// <summary>What can be decided with a case at one press.</summary>
/// <param name="Alike">Open cases about pictures that look alike.</param>
/// <param name="Waiting">Open cases about pictures made from this one.</param>
/// <param name="Derived">Pictures made from this one that are shown and have no open case.</param>
/// <param name="Removed">Of an appeal: cases about pictures that were rejected with this one and are removed still.</param>
public sealed record TogetherView(IReadOnlyList<Guid> Alike, IReadOnlyList<Guid> Waiting, IReadOnlyList<Guid> Derived, IReadOnlyList<Guid> Removed)
{
    public static readonly TogetherView Nothing = new([], [], [], []);

    public int Count => Alike.Count + Waiting.Count + Derived.Count + Removed.Count;
}
