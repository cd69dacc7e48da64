namespace Studio.Data.Workspaces;

public enum Role
{
    Viewer = 1,
    Rater,
    Creator,
    Moderator,
    Admin,
    Owner,
}
