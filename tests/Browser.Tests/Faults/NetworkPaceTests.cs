using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Faults;

/// <summary>Circuits of several people, each over a connection of its own. All come from this machine; the peer is what the browser's cookie says it was.</summary>
public sealed class NetworkPaceTests(Chromium chromium)
{
    private const string Peer = "test-peer";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Descriptions_asked_for_over_circuits_from_one_address_count_together_and_those_from_elsewhere_do_not()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder =>
        {
            builder.Services.AddTransient<IStartupFilter, PeerFilter>();
            builder.Configuration["Pace:AddressDescriptions"] = "1";
        });
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await using var first = await AtAsync(studio, TestPerson.Owner, "2001:db8:1:2::a");
        await using var same = await AtAsync(studio, TestPerson.Stranger, "2001:db8:1:2:ffff::b");
        await using var elsewhere = await AtAsync(studio, TestPerson.Stranger, "2001:db8:1:3::a");

        await SayAsync(first, "a red fox");
        await Expect(new CreateView(first).Turns).ToHaveCountAsync(1);
        await Expect(first.Page.GetByText("Too much comes from your network")).ToHaveCountAsync(0);

        await SayAsync(same, "an owl at night");
        await Expect(same.Page.GetByText("Too much comes from your network at once: 1 descriptions a minute are possible").First).ToBeVisibleAsync();

        await SayAsync(elsewhere, "a whale");
        await Expect(new CreateView(elsewhere).Turns).ToHaveCountAsync(1);
        await Expect(elsewhere.Page.GetByText("Too much comes from your network")).ToHaveCountAsync(0);
        Assert.Empty(same.Complaints);
    }

    private async Task<Visitor> AtAsync(RunningStudio studio, TestPerson person, string address)
    {
        var visitor = await Visitor.ArriveAsync(chromium, studio);
        await visitor.Page.Context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = Peer, Value = Uri.EscapeDataString(address), Url = studio.Address.ToString() }]);
        await visitor.SignInAsync(person, $"/w/{TestPerson.Slug}/create");
        return visitor;
    }

    private static async Task SayAsync(Visitor visitor, string wish)
    {
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.Wish.FillAsync(wish);
        await view.Wish.PressAsync("Control+Enter");
    }

    /// <summary>Before everything else of the program, also for the WebSocket of a circuit.</summary>
    private sealed class PeerFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Cookies.TryGetValue(Peer, out var peer))
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(Uri.UnescapeDataString(peer));
                }

                return following(context);
            });
            next(app);
        };
    }
}
