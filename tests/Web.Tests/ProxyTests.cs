using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Testing;
using Studio.Web.Startup;

namespace Studio.Web.Tests;

/// <summary>Headers of a reverse proxy, over HTTP. All connections of a test come from this machine; the peer is what the test says it was.</summary>
public sealed class ProxyTests
{
    private const string Peer = "X-Test-Peer";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", "203.0.113.9", true, "203.0.113.9")]
    [InlineData("10.4.0.77", "203.0.113.9", true, "203.0.113.9")]
    [InlineData("2001:db8::5", "203.0.113.9", true, "203.0.113.9")]
    // Through two known proxies; what stands left of the first unknown one was written by whoever likes to.
    [InlineData("10.4.0.77", "1.2.3.4, 203.0.113.9, 2001:db8::5", true, "203.0.113.9")]
    [InlineData("10.5.0.77", "203.0.113.9", false, "10.5.0.77")]
    [InlineData("198.51.100.9", "127.0.0.1", false, "198.51.100.9")]
    public async Task Only_a_known_proxy_says_where_a_request_comes_from_and_over_what(string peer, string forwarded, bool isTrusted, string address)
    {
        await using var both = await StartAsync("--Proxies:0=10.4.0.0/24", "--Proxies:1=2001:db8::5");
        using var client = new Client(both.Studio);

        using var page = await AskAsync(client, "/sign-in", peer, forwarded);
        using var away = await AskAsync(client, $"/w/{TestPerson.Slug}/gallery", peer, forwarded);

        Assert.Equal(isTrusted, page.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(isTrusted, page.Headers.GetValues("Set-Cookie").All(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(isTrusted ? "https://studio.example/sign-in" : $"{both.Studio.Address}sign-in", away.Headers.Location!.ToString().Split('?')[0]);
        Assert.Equal(address, await both.LastAddressAsync(peer, forwarded));
    }

    [Fact]
    public async Task A_known_proxy_that_hands_on_a_foreign_host_makes_no_link_to_it()
    {
        await using var both = await StartAsync("--Proxies:0=10.4.0.0/24", "--AllowedHosts=studio.example;localhost");
        using var client = new Client(both.Studio);

        using var right = await AskAsync(client, $"/w/{TestPerson.Slug}/gallery", "10.4.0.77", "203.0.113.9");
        using var wrong = await AskAsync(client, $"/w/{TestPerson.Slug}/gallery", "10.4.0.77", "203.0.113.9", host: "evil.example");

        Assert.Equal("studio.example", right.Headers.Location!.Host);
        Assert.NotEqual("evil.example", wrong.Headers.Location!.Host);
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("10.4.0.0/99")]
    public async Task A_proxy_that_is_no_address_is_a_sentence_at_the_start(string proxy)
    {
        using var folder = new TemporaryFolder();

        var refusal = await Assert.ThrowsAsync<StudioException>(() => RunningStudio.StartNodeAsync(folder, [$"--Proxies:0={proxy}"], Token));

        Assert.Equal($"The setting Proxies holds “{proxy}”. Name addresses such as 10.0.0.5, or networks such as 10.0.0.0/24.", refusal.Message);
        Assert.Equal(refusal.Message, StartupFailure.Sentence(refusal));
    }

    private static async Task<Behind> StartAsync(params string[] arguments)
    {
        var folder = new TemporaryFolder();
        var studio = await RunningStudio.StartNodeAsync(folder, arguments, Token, builder => builder.Services.AddTransient<IStartupFilter, PeerFilter>());
        await SharedStudio.AddOwnerAsync(studio, Token);
        return new Behind(studio, folder);
    }

    private static Task<HttpResponseMessage> AskAsync(Client client, string address, string peer, string forwarded, string host = "studio.example")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add(Peer, peer);
        request.Headers.Add("X-Forwarded-For", forwarded);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", host);
        return client.SendAsync(request, Token);
    }

    /// <summary>Before everything else of the program: who is at the other end of the connection.</summary>
    private sealed class PeerFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Headers.TryGetValue(Peer, out var peer))
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(peer.ToString());
                }

                return following(context);
            });
            next(app);
        };
    }

    private sealed record Behind(RunningStudio Studio, TemporaryFolder Folder) : IAsyncDisposable
    {
        /// <summary>The address that a sign-in by the same way is written down with.</summary>
        public async Task<string> LastAddressAsync(string peer, string forwarded)
        {
            using var client = new Client(Studio);
            client.Send(Peer, peer);
            client.Send("X-Forwarded-For", forwarded);
            using var signedIn = await client.SignInAsync(TestPerson.Owner, Token);
            await using var scope = Studio.Services.CreateAsyncScope();
            await using var context = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
            return await context.UserSessions.Select(session => session.Address).SingleAsync(Token);
        }

        public async ValueTask DisposeAsync()
        {
            await Studio.DisposeAsync();
            Folder.Dispose();
        }
    }
}
