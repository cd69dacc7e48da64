using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

public sealed class LostConnectionTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cut_line_loses_no_picture_that_became_ready_meanwhile_and_no_word()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var line = new SlowLine(studio.Address.Port, TimeSpan.Zero);
        await using var visitor = await Visitor.ArriveAsync(chromium, new UriBuilder(studio.Address) { Port = line.Port }.Uri);
        await visitor.SignInAsync(TestPerson.Owner, $"/w/{TestPerson.Slug}/create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 2);
        await view.SayAsync("a fox in the snow");
        await Assertions.Expect(view.NewestTurn.Locator(".tile[data-state='running'] img").First).ToBeVisibleAsync();
        var page = visitor.Page.Url;

        line.Cut();
        await Assertions.Expect(visitor.Page.GetByText("Not connected. What you typed stays here")).ToBeVisibleAsync();
        await view.Wish.PressSequentiallyAsync("make it blue");
        await using (var other = await Visitor.SignInAsync(chromium, studio, page: "create"))
        {
            await other.Page.GotoAsync(new Uri(page).PathAndQuery);
            await new CreateView(other).PicturesAsync(2);
        }

        line.Heal();
        await view.PicturesAsync(2);
        await visitor.Page.WaitForFunctionAsync("() => { const made = [...document.querySelectorAll(\".tile[data-state='done'] img\")]; return made.length === 2 && made.every(image => image.complete && image.naturalWidth > 0); }");
        await Assertions.Expect(view.Wish).ToHaveValueAsync("make it blue");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task What_stands_in_the_composer_and_what_is_typed_meanwhile_survive_a_restart_without_an_error()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.Wish.PressSequentiallyAsync("a fox");
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.old = 1");

        var startAgain = await studio.StopAsync(Token);
        await Assertions.Expect(visitor.Page.GetByText("Not connected. What you typed stays here")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await view.Wish.PressSequentiallyAsync(" in the snow");
        await view.Wish.PressAsync("Control+Enter");
        // Longer than the pause after which a draft is saved.
        await visitor.Page.WaitForFunctionAsync("since => Date.now() - since > 1500", await visitor.Page.EvaluateAsync<double>("Date.now()"));
        await Assertions.Expect(view.Wish).ToHaveValueAsync("a fox in the snow");
        await Assertions.Expect(visitor.Page.Locator("[data-send]")).Not.ToHaveAttributeAsync("aria-busy", "true");
        Assert.Empty(visitor.Complaints);

        await startAgain();
        await Assertions.Expect(visitor.Page.Locator("html[data-old]")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await view.ReadyAsync();
        await Assertions.Expect(view.Wish).ToHaveValueAsync("a fox in the snow");
        await Assertions.Expect(view.Wish).ToBeFocusedAsync();
        await view.Wish.PressAsync("Control+Enter");
        Assert.Contains("fox", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);
    }
}
