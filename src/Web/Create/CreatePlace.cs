namespace Studio.Web.Create;

/// <summary>Where something of the create page is: a thread (none = a new one) and a turn in it.</summary>
public sealed record CreatePlace(Guid? ThreadId, Guid? TurnId)
{
    public string Address(string workspace) => (ThreadId, TurnId) switch
    {
        (null, _) => $"/w/{workspace}/create",
        ({ } thread, null) => $"/w/{workspace}/create/{thread}",
        ({ } thread, { } turn) => $"/w/{workspace}/create/{thread}#turn-{turn}",
    };
}
