using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

public sealed class LostConnectionTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
