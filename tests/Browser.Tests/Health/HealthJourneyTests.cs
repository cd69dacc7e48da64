using System.Globalization;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Health;

public sealed class HealthJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cuda_is_asked_for_its_slot_is_held_back_and_the_picture_is_drawn_once_the_cpu_may()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var page = visitor.Page;
        await OpenAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All is well" })).ToBeVisibleAsync();

        await page.GetByText("Settings of").ClickAsync();
        await page.GetByLabel("Draw pictures on").SelectOptionAsync("cuda");
        await SendWishAsync(visitor);

        await OpenAsync(page);
        var todo = page.Locator(".todo", new() { HasText = "CUDA cannot be used" });
        await Assertions.Expect(todo).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("waits for you")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("runs: CPU")).ToBeVisibleAsync();
        await LooksAsync(visitor, "held");
        await visitor.GoAsync("queue");
        await Assertions.Expect(page.Locator(".trouble")).ToContainTextAsync("the device they were to use cannot be used");
        await visitor.GoAsync("create");
        await Assertions.Expect(page.Locator(".trouble")).ToContainTextAsync("nothing is lost");
        await visitor.ScreenshotAsync("trouble-1440-light");
        await visitor.AssertAccessibleAsync();

        await OpenAsync(page);
        await todo.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(page.GetByText("tries its device again")).ToBeVisibleAsync();
        await todo.GetByRole(AriaRole.Button, new() { Name = "Use the CPU" }).ClickAsync();
        await Assertions.Expect(page.GetByText("waits for you")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".legend", new() { HasText = "half of all" })).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Assertions.Expect(page.GetByText("not on CUDA").First).ToBeVisibleAsync();

        await visitor.GoAsync("queue");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Queue" }).GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".trouble")).ToHaveCountAsync(0);
        await visitor.GoAsync("gallery");
        await Assertions.Expect(page.Locator("main img").First).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_every_window_in_both_themes()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        await SendWishAsync(visitor);
        await visitor.GoAsync("gallery");
        await Assertions.Expect(visitor.Page.Locator("main img").First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await OpenAsync(visitor.Page);
        await Assertions.Expect(visitor.Page.Locator(".memory .legend")).ToBeVisibleAsync();

        await LooksAsync(visitor, "well");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task On_postgresql_any_server_shows_all_of_them()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var asking = await shared.StartAsync("Slots:Pictures=0 Slots:Writers=0 Slots:Node=asks", Token);
        await SharedStudio.AddOwnerAsync(asking, Token);
        await using var computing = await shared.StartAsync("Slots:Node=draws", Token);
        await using var visitor = await Visitor.SignInAsync(chromium, asking, page: "create");
        var page = visitor.Page;
        await OpenAsync(page);

        var other = page.GetByRole(AriaRole.Article, new() { Name = "draws" });
        await Assertions.Expect(other).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Article, new() { Name = "asks" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("PostgreSQL,")).ToBeVisibleAsync();

        await other.GetByText("Settings of").ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Take no new work here" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not all is working" })).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("health-nodes-1440", isWhole: true);
        await page.Locator(".todo", new() { HasText = "draws takes no new work" }).GetByRole(AriaRole.Button, new() { Name = "Take work again" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All is well" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync("/admin/health");
        await page.Locator(".health .verdict").WaitForAsync();
    }

    private static async Task SendWishAsync(Visitor visitor)
    {
        await visitor.GoAsync("create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 1);
        await view.SayAsync("A squirrel with a crown");
        await Assertions.Expect(view.Tiles).ToHaveCountAsync(1);
    }

    private static async Task LooksAsync(Visitor visitor, string state)
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            foreach (var width in (int[])[1440, 1024, 390])
            {
                await visitor.Page.SetViewportSizeAsync(width, width == 390 ? 2600 : 1500);
                await visitor.ScreenshotAsync(string.Create(CultureInfo.InvariantCulture, $"health-{state}-{width}-{theme.ToString().ToLowerInvariant()}"));
                Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"The page is wider than {width}.");
                await visitor.AssertAccessibleAsync();
            }
        }

        await visitor.Page.SetViewportSizeAsync(1440, 1500);
    }
}
