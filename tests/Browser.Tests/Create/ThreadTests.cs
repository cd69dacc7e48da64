using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

public sealed class ThreadTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thread_is_renamed_thrown_away_and_brought_back()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        var page = visitor.Page;
        await view.ReadyAsync();
        await view.SayAsync("a fox in the snow");
        await view.WrittenAsync();
        var address = page.Url;

        await page.GetByRole(AriaRole.Button, new() { Name = "Thread actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Rename" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("Winter animals");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Winter animals");
        await Assertions.Expect(page.Locator(".side-list")).ToContainTextAsync("Winter animals");
        await Assertions.Expect(view.NewestTurn).ToContainTextAsync("a fox in the snow");

        await page.GetByRole(AriaRole.Button, new() { Name = "Thread actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(page.GetByText("“Winter animals” is in the trash.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".side-list > a", new() { HasText = "Winter animals" })).ToHaveCountAsync(0);
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByText("This thread is in the trash.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Restore it" })).ToBeVisibleAsync();
        await visitor.GoAsync("create");
        await page.Locator(".side-trash summary").ClickAsync();
        await visitor.ScreenshotAsync("create-thread-trash-1440-dark");
        await visitor.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore “Winter animals”" }).ClickAsync();
        await Assertions.Expect(page.Locator(".side-trash")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Winter animals" }).ClickAsync();

        await Assertions.Expect(view.NewestTurn).ToContainTextAsync("a fox in the snow");
        await Assertions.Expect(page.Locator(".side-list")).ToContainTextAsync("Winter animals");
    }

    [Fact]
    public async Task A_long_thread_scrolls_alone_and_the_page_around_it_stays()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        string[] wishes = ["a fox in the snow", "make it night", "in a forest", "make it a bear", "on a beach", "by day"];
        for (var turn = 0; turn < wishes.Length; turn++)
        {
            await view.SayAsync(wishes[turn]);
            await Assertions.Expect(view.Turns).ToHaveCountAsync(turn + 1);
            await view.WrittenAsync();
        }

        Assert.True(await visitor.Page.EvaluateAsync<bool>("(() => { const talk = document.querySelector('[data-scroll]'); return talk.scrollHeight > talk.clientHeight + 100; })()"));
        await visitor.Page.Mouse.MoveAsync(60, 400);
        await visitor.Page.Mouse.WheelAsync(0, 2000);
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("document.scrollingElement.scrollHeight - innerHeight"));
    }
}
