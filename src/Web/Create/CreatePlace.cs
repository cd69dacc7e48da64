namespace Studio.Web.Create;

/// <summary>Where something of the create page is: a thread (none = a new one) and a turn in it.</summary>
public sealed record CreatePlace(Guid? ThreadId, Guid? TurnId)
{
    /// <summary>Id of the composer's text box: an address that ends in it puts the caret there.</summary>
    public const string Composer = "wish";

    /// <summary>Something waits in the composer to be sent.</summary>
    public bool GoesToComposer { get; init; }

    public string Address(string workspace) => (ThreadId, TurnId) switch
    {
        (null, _) when GoesToComposer => $"/w/{workspace}/create#{Composer}",
        (null, _) => $"/w/{workspace}/create",
        ({ } thread, null) => $"/w/{workspace}/create/{thread}",
        ({ } thread, { } turn) => $"/w/{workspace}/create/{thread}#turn-{turn}",
    };
}
