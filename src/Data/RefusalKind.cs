namespace Studio.Data;

/// <summary>Why something was refused, for the edge that turns it into a status code.</summary>
public enum RefusalKind
{
    Invalid,
    Forbidden,
    NotFound,
    Conflict,
    Unavailable,

    /// <summary>Right as such, and too often within a minute.</summary>
    TooMany,
}
