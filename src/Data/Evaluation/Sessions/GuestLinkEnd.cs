namespace Studio.Data.Evaluation.Sessions;

/// <summary>Why a link no longer lets anybody begin.</summary>
public enum GuestLinkEnd
{
    ByHand,

    /// <summary>So many came at once that it must have gone round.</summary>
    Burst,

    /// <summary>The evaluation was closed.</summary>
    Closed,
}
