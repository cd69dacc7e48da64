namespace Studio.Data.Workspaces.Invitations;

/// <summary>What a link leads to, for whoever holds its secret.</summary>
/// <param name="Invitation">As it stands; untracked.</param>
/// <param name="Slug">Of the workspace.</param>
/// <param name="Workspace">The workspace's name.</param>
/// <param name="InvitedBy">Name of whoever made the link.</param>
/// <param name="Hue">Of their mark.</param>
/// <param name="TimeZone">Of the workspace, IANA.</param>
public sealed record JoinDoor(Invitation Invitation, string Slug, string Workspace, string InvitedBy, int Hue, string TimeZone);
