using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Users;
using Studio.Testing;

namespace Studio.Web.Tests.Account;

public sealed class SessionTests
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_is_ended_opens_nothing_at_its_next_request_and_the_others_go_on()
    {
        await using var studio = await StartAsync();
        using var laptop = await SignedInAsync(studio);
        using var phone = await SignedInAsync(studio);
        await using var scope = studio.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        var user = await OwnerAsync(scope);
        var both = await sessions.OfAsync(user.Id, Token);
        Assert.Equal(2, both.Count);
        Assert.All(both, session => Assert.Equal(SignInWay.Password, session.Way));

        // A stranger's word ends nothing.
        await sessions.EndAsync(Guid.NewGuid(), both[0].Id, Token);
        Assert.Equal(2, (await sessions.OfAsync(user.Id, Token)).Count);

        await sessions.EndAsync(user.Id, both[0].Id, Token);
        Assert.True(await IsInAsync(laptop) ^ await IsInAsync(phone));
    }

    [Fact]
    public async Task Signing_out_ends_the_row_and_a_kept_cookie_opens_nothing()
    {
        await using var studio = await StartAsync();
        using var client = await SignedInAsync(studio);
        var cookie = client.Cookies.Single(kept => kept.Name == "studio-session").Value;
        using var page = await client.GetAsync($"/w/{TestPerson.Slug}/create", Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        var user = await OwnerAsync(scope);

        await sessions.EndOthersAsync(user.Id, except: null, Token);

        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = studio.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/w/{TestPerson.Slug}/create");
        request.Headers.Add("Cookie", $"studio-session={cookie}");
        using var answer = await thief.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_keeps_this_session_and_ends_the_others()
    {
        await using var studio = await StartAsync();
        using var here = await SignedInAsync(studio);
        using var there = await SignedInAsync(studio);

        using var changed = await here.SubmitAsync(
            "/account/password",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Current"] = TestPerson.Owner.Password, ["Form.New"] = "seven otters on gravel" }, Token);

        Assert.Equal("/account", here.Target(changed));
        Assert.True(await IsInAsync(here));
        Assert.False(await IsInAsync(there));
        // The principal is made anew after a minute; it stays in its session.
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.True(await IsInAsync(here));
        await using var scope = studio.Services.CreateAsyncScope();
        Assert.Single(await scope.ServiceProvider.GetRequiredService<UserSessions>().OfAsync((await OwnerAsync(scope)).Id, Token));
    }

    [Fact]
    public async Task A_new_address_signs_in_from_then_on_and_ends_other_sign_ins()
    {
        await using var studio = await StartAsync();
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        using var here = await SignedInAsync(studio);
        using var there = await SignedInAsync(studio);

        Assert.Contains("cannot be used here", await AskAsync(here, TestPerson.Stranger.Email), StringComparison.Ordinal);
        Assert.Contains("not an e-mail address", await AskAsync(here, "mira"), StringComparison.Ordinal);
        using var changed = await ChangeAsync(here, "mira@new.example");
        Assert.Equal("/account", here.Target(changed));
        Assert.True(await IsInAsync(here));
        Assert.False(await IsInAsync(there));

        using var old = new Client(studio);
        using var refused = await old.SignInAsync(TestPerson.Owner, Token);
        Assert.Null(old.Target(refused));
        using var fresh = new Client(studio);
        using var entered = await fresh.SignInAsync("mira@new.example", TestPerson.Owner.Password, Token);
        Assert.Equal("/", fresh.Target(entered));
    }

    private Task<RunningStudio> StartAsync() =>
        RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.AddSingleton<TimeProvider>(_time));

    private static async Task<StudioUser> OwnerAsync(AsyncServiceScope scope) =>
        (await scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>().FindByEmailAsync(TestPerson.Owner.Email))!;

    private static async Task<Client> SignedInAsync(RunningStudio studio)
    {
        var client = new Client(studio);
        using var answer = await client.SignInAsync(TestPerson.Owner, Token);
        return client;
    }

    private static async Task<bool> IsInAsync(Client client)
    {
        using var answer = await client.GetAsync($"/w/{TestPerson.Slug}/create", Token);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static Task<HttpResponseMessage> ChangeAsync(Client client, string email) =>
        client.SubmitAsync("/account/email", new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Email"] = email }, Token);

    private static async Task<string> AskAsync(Client client, string email)
    {
        using var answer = await ChangeAsync(client, email);
        return await answer.Content.ReadAsStringAsync(Token);
    }
}
