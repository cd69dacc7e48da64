namespace Studio.Data.Users;

/// <summary>How long a session that a sign-in service opened is good before the service is asked again: only then does it say who left, and which groups people have.</summary>
public sealed record SessionLife(TimeSpan OfServices)
{
    /// <summary>A session is over by its age, or because nobody used it.</summary>
    internal bool IsOver(SignInWay way, DateTime createdAt, DateTime seenAt, DateTime now) =>
        now - seenAt > UserSessions.Life || (way == SignInWay.OpenId && now - createdAt > OfServices);
}
