using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

/// <summary>A person at one server of a studio whose pictures another server draws, both on one PostgreSQL database.</summary>
public sealed class TwoNodesJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_words_previews_and_pictures_of_the_other_server_and_cancels_there()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var asking = await shared.StartAsync("Slots:Pictures=0 Slots:Writers=0", Token);
        await SharedStudio.AddOwnerAsync(asking, Token);
        await using var computing = await shared.StartAsync("", Token);
        await using var visitor = await Visitor.SignInAsync(chromium, asking, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();

        await view.SayAsync("リスの王");
        Assert.Contains("squirrel", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);
        await view.Make.ClickAsync();
        await Assertions.Expect(view.Tiles).ToHaveCountAsync(4);
        // Not awaited by decode(), which the next preview in the same tile breaks off.
        await visitor.Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll(\".tile[data-state='running'] img\")].some(image => image.complete && image.naturalWidth > 0)",
            null,
            new() { Timeout = 120_000 });
        await visitor.ScreenshotAsync("create-other-node-1440-dark");
        await view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Cancel this picture" }).Last.ClickAsync();
        await Assertions.Expect(view.NewestTurn.Locator(".tile[data-state='cancelled']").First).ToBeVisibleAsync(new() { Timeout = 120_000 });

        // The other pages too: on this database every question is answered later than the first drawing of the page.
        foreach (var page in (string[])["gallery", "queue", "profile"])
        {
            await visitor.GoAsync(page);
            await Assertions.Expect(visitor.Page.Locator("h1").First).ToBeVisibleAsync();
        }

        Assert.Empty(visitor.Complaints);
    }
}
