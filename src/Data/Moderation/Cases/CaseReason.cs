namespace Studio.Data.Moderation.Cases;

/// <summary>Why something was rejected: what the keys 1 to 8 choose.</summary>
public enum CaseReason
{
    Sexual,
    RealPerson,
    ArtistStyle,
    Violence,
    Hate,
    Private,
    Copied,
    Other,
}
