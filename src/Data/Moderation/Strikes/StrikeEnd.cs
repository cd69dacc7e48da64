namespace Studio.Data.Moderation.Strikes;

/// <summary>Why a warning or a pause counts no more before its time.</summary>
public enum StrikeEnd
{
    /// <summary>The decision was taken back within seconds.</summary>
    Undone,

    /// <summary>An appeal was granted.</summary>
    Appeal,

    /// <summary>Somebody lifted it.</summary>
    ByHand,

    /// <summary>Of a pause: with a lifted warning there are too few for it.</summary>
    TooFew,
}
