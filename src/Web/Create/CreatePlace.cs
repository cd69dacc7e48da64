namespace Studio.Web.Create;

/// <summary>Where something of the create page is: a thread (none = a new one) and a turn in it.</summary>
public sealed record CreatePlace(Guid? ThreadId, Guid? TurnId)
{
    /// <summary>Id of the composer's text box: an address that ends in it puts the caret there.</summary>
    public const string Composer = "wish";

    /// <summary>Something waits in the composer to be sent.</summary>
    public bool GoesToComposer { get; init; }

    /// <summary>The pictures that were asked for just now, below those that the turn has already.</summary>
    public Guid? GenerationId { get; init; }

    /// <summary>Id of the element on the page; null is the end of the thread.</summary>
    public string? Element => (TurnId, GenerationId) switch
    {
        (null, _) => null,
        ({ } turn, null) => TurnElement(turn),
        ({ } turn, { } generation) => PicturesElement(turn, generation),
    };

    public static string TurnElement(Guid turn) => $"turn-{turn}";

    public static string PicturesElement(Guid turn, Guid generation) => $"{TurnElement(turn)}-pictures-{generation}";

    /// <summary>The turn that an address's fragment leads to, itself or by its pictures.</summary>
    public static Guid? TurnOf(string? fragment)
    {
        const int Length = 36;
        return fragment is ['t', 'u', 'r', 'n', '-', .. var rest] && Guid.TryParse(rest.AsSpan(0, Math.Min(Length, rest.Length)), out var turn) ? turn : null;
    }

    public string Address(string workspace) => (ThreadId, TurnId) switch
    {
        (null, _) when GoesToComposer => $"/w/{workspace}/create#{Composer}",
        (null, _) => $"/w/{workspace}/create",
        ({ } thread, null) => $"/w/{workspace}/create/{thread}",
        ({ } thread, _) => $"/w/{workspace}/create/{thread}#{Element}",
    };
}
