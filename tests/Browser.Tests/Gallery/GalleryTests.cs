using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Gallery;

public sealed class GalleryTests(Chromium chromium)
{
    private static readonly string[] Wishes = ["リスの王", "A lion in a forest", "Fuchskönig am Strand", "蝶", "Three ducks"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_types_into_the_address_and_survives_a_reload()
    {
        await using var studio = await StartAsync(20);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(20);
        var first = (await page.Locator(".gallery .tile").First.BoundingBoxAsync())!;
        var last = (await page.Locator(".gallery .tile").Last.BoundingBoxAsync())!;
        Assert.True(last.Y > first.Y, "Twenty pictures take more than one row.");
        Assert.Equal(first.Width, last.Width, tolerance: 0.5f);

        await page.Locator("#gallery-search").PressSequentiallyAsync("リスの王");
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(4);
        await page.ArriveAtAsync($"**?q={Uri.EscapeDataString("リスの王")}");

        await page.ReloadAsync();
        await Expect(page.Locator("#gallery-search")).ToHaveValueAsync("リスの王");
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(4);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_range_is_picked_with_shift_deleted_and_undone()
    {
        await using var studio = await StartAsync(8);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(8);

        await page.Locator(".pick").Nth(1).ClickAsync();
        await page.Locator(".pick").Nth(4).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        var bar = page.GetByRole(AriaRole.Toolbar, new() { Name = "Selected pictures" });
        await Expect(bar).ToContainTextAsync("4 selected");

        await bar.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(8);
    }

    [Fact]
    public async Task What_is_picked_survives_a_reload_and_belongs_to_its_filter()
    {
        await using var studio = await StartAsync(8);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(8);
        await page.Locator(".gallery-page[data-ready]").WaitForAsync();
        await page.Locator(".pick").Nth(1).ClickAsync();
        await page.Locator(".pick").Nth(3).ClickAsync();
        var bar = page.GetByRole(AriaRole.Toolbar, new() { Name = "Selected pictures" });
        await Expect(bar).ToContainTextAsync("2 selected");
        var picked = await page.Locator(".tile[data-selected]").EvaluateAllAsync<string[]>("tiles => tiles.map(tile => tile.dataset.id)");

        await page.ReloadAsync();
        await Expect(bar).ToContainTextAsync("2 selected");
        Assert.Equal(picked, await page.Locator(".tile[data-selected]").EvaluateAllAsync<string[]>("tiles => tiles.map(tile => tile.dataset.id)"));

        await visitor.GoAsync("gallery?q=lion");
        await page.Locator(".gallery-page[data-ready]").WaitForAsync();
        await Expect(bar).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_trash_gives_pictures_back()
    {
        await using var studio = await StartAsync(3);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;
        await page.Locator(".pick").First.ClickAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Trash", Exact = true }).ClickAsync();
        await Expect(page.Locator(".tile--trash")).ToHaveCountAsync(1);
        await Expect(page.Locator(".tile--trash")).ToContainTextAsync("30 days left");
        await page.Locator(".pick").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The trash is empty")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to the gallery" }).ClickAsync();
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Endless_loading_brings_every_picture_and_moves_none_in_sight()
    {
        await using var studio = await StartAsync(150);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;
        await Expect(page.Locator("header.head")).ToContainTextAsync("150 pictures");
        var first = await page.Locator(".gallery .tile").First.BoundingBoxAsync();

        await page.Locator(".gallery-page__end").ScrollIntoViewIfNeededAsync();
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(120);
        await page.Locator(".gallery-page__end").ScrollIntoViewIfNeededAsync();
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(150);
        await page.Locator(".gallery-page .scroll").EvaluateAsync("region => region.scrollTop = 0");

        Assert.Equal(first!.Y, (await page.Locator(".gallery .tile").First.BoundingBoxAsync())!.Y);
        Assert.Equal(150, (await page.Locator(".gallery .tile").EvaluateAllAsync<string[]>("tiles => tiles.map(tile => tile.dataset.id)")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Keys_move_between_pictures_and_open_one_and_its_neighbours_keep_the_filter()
    {
        await using var studio = await StartAsync(10);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery?q=lion");
        var page = visitor.Page;
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(2);
        var tiles = page.Locator(".tile__link");

        await page.Locator(".gallery-page[data-ready]").WaitForAsync();
        await tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(tiles.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(tiles.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.Locator(".provenance").WaitForAsync();
        await Expect(page.Locator("[data-flip=before]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("[data-flip=after]")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-flip=before]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.ArriveAtAsync("**/gallery?q=lion");
    }

    [Fact]
    public async Task Gallery_image_and_queue_are_accessible_at_every_width()
    {
        await using var studio = await StartAsync(12);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, _ => "リスの王", width: 256, height: 256)).Single();
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, "gallery");
            await visitor.Page.Locator(".gallery .tile").First.WaitForAsync();
            await visitor.ScreenshotAsync($"gallery-{window}");
            await visitor.AssertAccessibleAsync();
            await visitor.Page.Locator(".pick").First.CheckAsync(new() { Force = true });
            await visitor.Page.GetByRole(AriaRole.Toolbar).WaitForAsync();
            await visitor.ScreenshotAsync($"gallery-picked-{window}");
            await visitor.AssertAccessibleAsync();
            await visitor.GoAsync($"images/{image.Id}");
            await visitor.Page.Locator(".provenance").WaitForAsync();
            await visitor.ScreenshotAsync($"image-{window}");
            await visitor.AssertAccessibleAsync();
            await visitor.GoAsync("queue");
            await visitor.Page.Locator(".empty").WaitForAsync();
            await visitor.ScreenshotAsync($"queue-{window}");
            await visitor.AssertAccessibleAsync();
            Assert.Empty(visitor.Complaints);
        }
    }

    private static async Task<RunningStudio> StartAsync(int pictures)
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddPicturesAsync(TestPerson.Slug, pictures, Token, number => Wishes[number % Wishes.Length], width: 96, height: 72);
        return studio;
    }
}
