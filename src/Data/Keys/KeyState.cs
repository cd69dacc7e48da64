namespace Studio.Data.Keys;

public enum KeyState
{
    Works,
    RanOut,
    Revoked,

    /// <summary>Whoever made it is no longer a member; coming back does not bring the key back.</summary>
    Orphaned,
}
