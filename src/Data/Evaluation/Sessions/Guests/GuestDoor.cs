using Studio.Data.Evaluation.Designs;
using Studio.Data.Tenancy;

namespace Studio.Data.Evaluation.Sessions.Guests;

/// <summary>What a guest link leads to, for whoever holds its secret.</summary>
/// <param name="Link">As it stands; untracked.</param>
/// <param name="Workspace">Its name.</param>
/// <param name="AskedBy">Who made the link.</param>
/// <param name="TimeZone">Of the workspace, IANA.</param>
/// <param name="Room">Whether the workspace is in use.</param>
public sealed record GuestDoor(
    GuestLink Link, string Workspace, string Evaluation, EvaluationState State, IReadOnlyList<EvaluationQuestion> Questions, string AskedBy, string TimeZone, WorkspaceState Room)
{
    /// <summary>Somebody may begin, or go on.</summary>
    public bool IsOpenAt(DateTime now) => EndAt(now) is null;

    /// <summary>Why it leads nowhere; null while it does.</summary>
    public GuestDoorEnd? EndAt(DateTime now) =>
        Room != WorkspaceState.InUse ? GuestDoorEnd.Ended
        : State is EvaluationState.Closed or EvaluationState.Published || Link.EndedBy == GuestLinkEnd.Closed ? GuestDoorEnd.Closed
        : State != EvaluationState.Running || Link.EndedBy == GuestLinkEnd.Burst || Link.EndsAt <= now ? GuestDoorEnd.Ended
        : null;

    /// <summary>A new guest may begin.</summary>
    public bool LetsInAt(DateTime now) => IsOpenAt(now) && Link.EndedAt is null && Link.Used < Link.MaxGuests;
}

public enum GuestDoorEnd
{
    /// <summary>The link.</summary>
    Ended,

    /// <summary>The whole evaluation.</summary>
    Closed,
}
