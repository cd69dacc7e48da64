using System.Net;
using Studio.Testing;

namespace Studio.Web.Tests;

public sealed class SecurityHeaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/css/tokens.css")]
    [InlineData("/nothing-here")]
    public async Task Every_answer_says_what_may_run(string address)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var answer = await client.GetAsync(address, Token);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_nonce_of_the_page_is_the_nonce_of_its_header_and_of_no_other()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var first = await client.GetAsync("/sign-in", Token);
        using var second = await client.GetAsync("/sign-in", Token);

        Assert.Contains($"nonce=\"{NonceOf(first)}\"", WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        Assert.NotEqual(NonceOf(first), NonceOf(second));
    }

    [Theory]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    [InlineData("/js/shell.js", "text/javascript")]
    [InlineData("/css/shell.css", "text/css")]
    [InlineData("/icons.svg", "image/svg+xml")]
    [InlineData("/showcase/01.webp", "image/webp")]
    [InlineData("/_content/Radzen.Blazor/fonts/InterVariable.woff2", "font/woff2")]
    public async Task Assets_of_the_repositorys_wwwroot_are_served(string address, string type)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var asset = await client.GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        Assert.Equal(type, asset.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await asset.Content.ReadAsByteArrayAsync(Token));
    }

    private static string NonceOf(HttpResponseMessage answer)
    {
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var start = policy.IndexOf("'nonce-", StringComparison.Ordinal) + "'nonce-".Length;
        return policy[start..policy.IndexOf('\'', start)];
    }
}
