namespace Studio.Data.Workspaces.Invitations;

public enum InvitationState
{
    Works,
    RanOut,
    UsedUp,
    Revoked,
}
