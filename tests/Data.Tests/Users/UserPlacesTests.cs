using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Users;
using Studio.Testing;

namespace Studio.Data.Tests.Users;

/// <summary>A sign-in from where the person never was is shown as one, until they say that it was them.</summary>
public sealed class UserPlacesTests
{
    private const string Firefox = "Firefox on Linux";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Another_device_or_network_is_new_until_the_person_knows_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct);
        var user = await studio.AddUserAsync("mira", Ct);
        await using var scope = studio.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();

        var first = await sessions.BeginAsync(user.Id, Firefox, "203.0.113.7", SignInWay.Password, Ct);
        var sameNetwork = await sessions.BeginAsync(user.Id, Firefox, "203.0.113.200", SignInWay.Password, Ct);
        var elsewhere = await sessions.BeginAsync(user.Id, Firefox, "198.51.100.9", SignInWay.Password, Ct);
        var otherDevice = await sessions.BeginAsync(user.Id, "Chrome on Windows", "203.0.113.7", SignInWay.Password, Ct);
        Assert.Equal(new Dictionary<Guid, bool> { [first] = false, [sameNetwork] = false, [elsewhere] = true, [otherDevice] = true }, await NewAsync(sessions, user.Id));

        await sessions.KnowPlaceAsync(user.Id, elsewhere, from: first, Ct);
        var back = await sessions.BeginAsync(user.Id, Firefox, "198.51.100.77", SignInWay.Password, Ct);
        var strangeAgain = await sessions.BeginAsync(user.Id, "Chrome on Windows", "203.0.113.7", SignInWay.Password, Ct);
        var now = await NewAsync(sessions, user.Id);
        Assert.False(now[elsewhere]);
        Assert.False(now[back]);
        Assert.True(now[strangeAgain]);
    }

    [Fact]
    public async Task A_place_stays_known_when_nobody_is_signed_in_there_any_more()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        var user = await studio.AddUserAsync("mira", Ct);
        await using var scope = studio.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        await sessions.EndAsync(user.Id, await sessions.BeginAsync(user.Id, Firefox, "2001:db8:1:2::5", SignInWay.Password, Ct), Ct);

        var strange = await sessions.BeginAsync(user.Id, "Safari on iPhone", "198.51.100.9", SignInWay.Passkey, Ct);
        var known = await sessions.BeginAsync(user.Id, Firefox, "2001:db8:1:ffff::1", SignInWay.Password, Ct);

        Assert.Equal(new Dictionary<Guid, bool> { [strange] = true, [known] = false }, await NewAsync(sessions, user.Id));
    }

    [Fact]
    public async Task Nobody_vouches_for_themselves_or_for_somebody_else()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        var user = await studio.AddUserAsync("mira", Ct);
        var stranger = await studio.AddUserAsync("stranger", Ct);
        await using var scope = studio.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        await sessions.BeginAsync(user.Id, Firefox, "203.0.113.7", SignInWay.Password, Ct);
        var strange = await sessions.BeginAsync(user.Id, "Chrome on Windows", "198.51.100.9", SignInWay.Password, Ct);

        await Assert.ThrowsAsync<StudioException>(() => sessions.KnowPlaceAsync(user.Id, strange, from: strange, Ct));
        await Assert.ThrowsAsync<StudioException>(() => sessions.KnowPlaceAsync(stranger.Id, strange, from: null, Ct));

        Assert.True((await NewAsync(sessions, user.Id))[strange]);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    [InlineData("::1", "loopback")]
    [InlineData("127.0.0.9", "loopback")]
    [InlineData("", "")]
    public void The_network_of_an_address_forgets_the_machine(string address, string network) => Assert.Equal(network, UserPlace.NetworkOf(address));

    private static async Task<Dictionary<Guid, bool>> NewAsync(UserSessions sessions, Guid userId) =>
        (await sessions.OfAsync(userId, Ct)).ToDictionary(session => session.Id, session => session.IsNewPlace);
}
