namespace Studio.Data.Users;

/// <summary>Whose sign-in this request or circuit belongs to; empty for strangers, programs and the studio itself.</summary>
public sealed class CurrentSession
{
    public Guid? UserId { get; private set; }

    public Guid? Id { get; private set; }

    public void Enter(Guid userId, Guid sessionId) => (UserId, Id) = (userId, sessionId);
}
