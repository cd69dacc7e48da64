namespace Studio.Data.Workspaces.Invitations;

/// <summary>How somebody stands to a link.</summary>
public enum JoinAnswer
{
    /// <summary>Has not asked.</summary>
    None,

    /// <summary>Waits for somebody to let them in.</summary>
    Waiting,

    Declined,

    /// <summary>Is in the workspace.</summary>
    Member,
}
