using Studio.Data.Users;

namespace Studio.Testing;

/// <summary>That somebody showed a moment ago that it is them, where the test is not about how.</summary>
public static class TestConfirmed
{
    public static Confirmed Of(Guid userId, DateTime now) => new(userId, now);
}
