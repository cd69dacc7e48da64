using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Web.Tests;

/// <summary>What comes from one place of the network is counted together, over HTTP and behind a proxy. Circuits: Browser.Tests.</summary>
public sealed partial class NetworkPaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9", "203.0.113.10")]
    // A machine of its own has all addresses of a /64.
    [InlineData("2001:db8:1:2::a", "2001:db8:1:2:ffff::b", "2001:db8:1:3::a")]
    public async Task Files_of_two_people_at_one_address_count_together_and_those_from_elsewhere_do_not(string first, string same, string elsewhere)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Configuration["Pace:AddressFiles"] = "2");
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(studio, TestPerson.Owner, first)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(studio, TestPerson.Stranger, same)).Status);
        var third = await SendAsync(studio, TestPerson.Stranger, first);
        var other = await SendAsync(studio, TestPerson.Stranger, elsewhere);

        Assert.Equal(HttpStatusCode.TooManyRequests, third.Status);
        Assert.Contains("Too much comes from your network at once: 2 files a minute are possible for everybody there together.", third.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, other.Status);
    }

    [Fact]
    public async Task Tries_at_the_door_from_all_addresses_of_one_machine_count_together()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Configuration["SignIn:PerMinute"] = "2");

        Assert.Equal(HttpStatusCode.Found, await TryAsync(studio, "2001:db8:1:2::a"));
        Assert.Equal(HttpStatusCode.Found, await TryAsync(studio, "2001:db8:1:2:ffff::b"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(studio, "2001:db8:1:2:eeee::c"));
        Assert.Equal(HttpStatusCode.Found, await TryAsync(studio, "2001:db8:1:3::a"));
    }

    private static async Task<HttpStatusCode> TryAsync(RunningStudio studio, string address)
    {
        using var client = new Client(studio);
        client.Send("X-Forwarded-For", address);
        using var answer = await client.SignInAsync(TestPerson.Owner, Token);
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(RunningStudio studio, TestPerson person, string address)
    {
        using var client = new Client(studio);
        using var signedIn = await client.SignInAsync(person, Token);
        client.Send("X-Forwarded-For", address);
        using var page = await client.GetAsync("/account/password", Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/portrait")
        {
            Content = new ByteArrayContent(PngWriter.Write(1, 1, [1, 2, 3], [])) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } },
        };
        // As a script asks.
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.Add("RequestVerificationToken", WebUtility.HtmlDecode(RequestToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups["token"].Value));
        using var answer = await client.SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    [GeneratedRegex("""<meta name="request-token" content="(?<token>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
