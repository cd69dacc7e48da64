namespace Studio.Data;

/// <summary>An expected refusal. The message is a sentence for the person; each edge (page, endpoint, worker) shows it once.</summary>
public class StudioException : Exception
{
    public StudioException(string message, RefusalKind kind = RefusalKind.Invalid, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
    }

    public RefusalKind Kind { get; }

    public static StudioException Forbidden(string message) => new(message, RefusalKind.Forbidden);

    public static StudioException NotFound(string message) => new(message, RefusalKind.NotFound);

    public static StudioException Conflict(string message, Exception? inner = null) => new(message, RefusalKind.Conflict, inner);

    public static StudioException Unavailable(string message, Exception? inner = null) => new(message, RefusalKind.Unavailable, inner);
}
