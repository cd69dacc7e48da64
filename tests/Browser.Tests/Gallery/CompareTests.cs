using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Gallery;

public sealed class CompareTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Picked_pictures_lie_side_by_side_are_zoomed_together_and_say_what_differs()
    {
        await using var studio = await StartAsync();
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;
        await page.Locator(".gallery-page[data-ready]").WaitForAsync();
        var compare = page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Compare" });
        await page.Locator(".pick").Nth(0).ClickAsync();
        await Expect(compare).ToBeDisabledAsync();
        await page.Locator(".pick").Nth(1).ClickAsync();
        await compare.ClickAsync();

        var views = page.Locator("[data-compare-view]");
        await Expect(views).ToHaveCountAsync(2);
        var facts = page.GetByRole(AriaRole.Table);
        await Expect(facts).ToContainTextAsync("Wish");
        await Expect(facts).ToContainTextAsync("A fox");
        await Expect(facts).ToContainTextAsync("An owl");
        await Expect(facts).Not.ToContainTextAsync("Seed");
        await Expect(page.GetByText("The same in all:")).ToContainTextAsync("Seed 42");
        await Expect(page.GetByText("100 %")).ToBeVisibleAsync();

        await page.Locator("[data-compare][data-ready]").WaitForAsync();
        await views.First.HoverAsync();
        await page.Mouse.WheelAsync(0, -400);
        await Expect(page.Locator("[data-compare-zoom=whole]")).ToHaveTextAsync("272 %");
        var seen = await page.Locator("[data-compare-view] img").EvaluateAllAsync<string[]>("images => images.map(image => new DOMMatrix(getComputedStyle(image).transform).a.toFixed(2))");
        Assert.Equal(["2.72", "2.72"], seen);

        await page.Keyboard.PressAsync("0");
        await Expect(page.Locator("[data-compare-zoom=whole]")).ToHaveTextAsync("100 %");
        await page.ReloadAsync();
        await Expect(views).ToHaveCountAsync(2);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task One_picture_alone_cannot_be_compared_and_the_page_says_what_to_do()
    {
        await using var studio = await StartAsync();
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "compare");

        await Expect(visitor.Page.GetByText("There is nothing to compare")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "To the gallery", Exact = true }).ClickAsync();
        await visitor.Page.Locator(".gallery .tile").First.WaitForAsync();
    }

    [Fact]
    public async Task Comparing_is_accessible_at_every_width()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 3, Token, number => $"リスの王 {number}", width: 128, height: 96);
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, $"compare?with={string.Join(',', images.Select(image => image.Id))}");
            await Expect(visitor.Page.Locator("[data-compare-view]")).ToHaveCountAsync(3);
            await visitor.ScreenshotAsync($"compare-{window}");
            await visitor.AssertAccessibleAsync();
            Assert.Empty(visitor.Complaints);
        }
    }

    private static async Task<RunningStudio> StartAsync()
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddPicturesAsync(TestPerson.Slug, 2, Token, number => number == 0 ? "A fox" : "An owl", width: 96, height: 72);
        return studio;
    }
}
