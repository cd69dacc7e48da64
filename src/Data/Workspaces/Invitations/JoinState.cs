namespace Studio.Data.Workspaces.Invitations;

public enum JoinState
{
    Waiting,
    LetIn,
    Declined,
}
