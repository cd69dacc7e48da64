using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Users;
using Studio.Testing;

namespace Studio.Data.Tests.Users;

public sealed class UserSessionsTests
{
    [Theory, EachDatabase]
    public async Task A_session_unseen_for_two_weeks_is_over(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var user = await studio.AddUserAsync("mira", token);
        await using var scope = studio.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        var id = await sessions.BeginAsync(user.Id, "Firefox on Linux", "127.0.0.1", SignInWay.PasswordAndRecoveryCode, token);

        studio.Time.Advance(TimeSpan.FromDays(13));
        Assert.True(await sessions.IsOpenAsync(id, user.Id, token));
        studio.Time.Advance(TimeSpan.FromDays(13));
        // Seen thirteen days ago: it goes on.
        Assert.True(await sessions.IsOpenAsync(id, user.Id, token));
        Assert.False(await sessions.IsOpenAsync(id, Guid.NewGuid(), token));
        studio.Time.Advance(TimeSpan.FromDays(15));
        Assert.False(await sessions.IsOpenAsync(id, user.Id, token));
        Assert.Empty(await sessions.OfAsync(user.Id, token));
    }
}
