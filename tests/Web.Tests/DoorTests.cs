using System.Net;
using Studio.Testing;

namespace Studio.Web.Tests;

public sealed class DoorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_is_led_to_the_door_and_back()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);
        var wanted = $"/w/{TestPerson.Slug}/profile";

        using var refused = await client.GetAsync(wanted, Token);
        Assert.Equal($"/sign-in?ReturnUrl={Uri.EscapeDataString(wanted)}", client.Target(refused));

        using var entered = await client.SubmitAsync(
            client.Target(refused)!,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Email"] = TestPerson.Owner.Email, ["Form.Password"] = TestPerson.Owner.Password },
            Token);
        Assert.Equal(wanted, client.Target(entered));
        using var page = await client.GetAsync(wanted, Token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_never_leaves_the_studio(string address)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var entered = await client.SubmitAsync(
            $"/sign-in?ReturnUrl={Uri.EscapeDataString(address)}",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Email"] = TestPerson.Owner.Email, ["Form.Password"] = TestPerson.Owner.Password },
            Token);

        Assert.Equal("/", client.Target(entered));
    }

    [Theory]
    [InlineData("mira@harbour.example")]
    [InlineData("nobody@harbour.example")]
    public async Task Five_misses_close_the_door_whether_or_not_there_is_an_account(string email)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);
        foreach (var left in new[] { "4 tries left", "3 tries left", "2 tries left", "1 try left" })
        {
            Assert.Contains($"E-mail and password do not match. {left}, then 15 minutes’ wait.", await SentenceAsync("wrong"), StringComparison.Ordinal);
        }

        Assert.Contains("Too many tries for this address. Wait 15 minutes", await SentenceAsync("wrong"), StringComparison.Ordinal);
        Assert.Contains("Too many tries for this address. Wait 15 minutes", await SentenceAsync(TestPerson.Owner.Password), StringComparison.Ordinal);

        async Task<string> SentenceAsync(string password)
        {
            using var answer = await client.SignInAsync(email, password, Token);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        }
    }

    [Fact]
    public async Task One_network_address_has_so_many_tries_a_minute()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(
            Token, builder => builder.Configuration["SignIn:PerMinute"] = "2");
        using var client = new Client(studio);
        (await client.SignInAsync("a@harbour.example", "wrong", Token)).Dispose();
        (await client.SignInAsync("b@harbour.example", "wrong", Token)).Dispose();

        using var third = await client.SignInAsync("c@harbour.example", "wrong", Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        var page = await third.Content.ReadAsStringAsync(Token);
        Assert.Contains("Too many tries from your network. Wait a minute, then try again.", page, StringComparison.Ordinal);
        Assert.Contains("To the studio", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_pages_token_is_refused()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var answer = await client.PostAsync(
            "/sign-in",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["_handler"] = "sign-in", ["Form.Email"] = TestPerson.Owner.Email, ["Form.Password"] = TestPerson.Owner.Password },
            Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The page it was sent from is older than your sign-in", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        (await client.SignInAsync(TestPerson.Owner, Token)).Dispose();
        using var signOut = await client.PostAsync("/sign-out", new Dictionary<string, string>(StringComparer.Ordinal), Token);
        Assert.Equal(HttpStatusCode.BadRequest, signOut.StatusCode);
        using var still = await client.GetAsync($"/w/{TestPerson.Slug}/profile", Token);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_not_on_its_page_any_more_leads_to_the_page_as_it_is_now()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var answer = await client.SubmitAsync("/sign-in?ReturnUrl=%2Faccount", new Dictionary<string, string>(StringComparer.Ordinal) { ["_handler"] = "gone" }, Token);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/sign-in?ReturnUrl=%2Faccount", client.Target(answer));
    }

    [Theory]
    [InlineData("/sign-in", false)]
    [InlineData("/account/email", true)]
    public async Task A_form_that_is_too_large_is_called_too_large_whether_it_says_so_or_not(string address, bool signedIn)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);
        if (signedIn)
        {
            (await client.SignInAsync(TestPerson.Owner, Token)).Dispose();
        }

        foreach (var saysHowLong in new[] { true, false })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative));
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["_handler"] = "x", ["Form.Email"] = new string('x', 1_100_000) });
            // So that nothing of it is on its way when the answer comes.
            (request.Headers.ExpectContinue, request.Headers.TransferEncodingChunked) = (true, !saysHowLong);
            using var answer = await client.SendAsync(request, Token);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains("a form holds at most 1 MB", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        using var still = await client.GetAsync("/sign-in", Token);
        Assert.NotEqual(HttpStatusCode.InternalServerError, still.StatusCode);
    }

    [Fact]
    public async Task Cookies_of_a_session_are_out_of_reach_of_scripts_and_other_sites()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var entered = await client.SignInAsync(TestPerson.Owner, Token);

        var session = entered.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("studio-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
        // Without "Stay signed in" it ends with the browser.
        Assert.DoesNotContain("expires", session, StringComparison.OrdinalIgnoreCase);
    }
}
