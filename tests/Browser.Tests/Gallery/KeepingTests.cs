using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Gallery;

/// <summary>Pictures that somebody wants to find again, and pictures that somebody takes along.</summary>
public sealed class KeepingTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_favourite_is_found_among_all_pictures_until_it_is_none()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddPicturesAsync(TestPerson.Slug, 3, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;
        var tiles = page.Locator(".gallery .tile");
        var heart = page.GetByRole(AriaRole.Button, new() { Name = "Favourite: Picture 2" });

        await tiles.Nth(1).HoverAsync();
        await heart.ClickAsync();
        await Expect(heart).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Favourites", Exact = true }).ClickAsync();
        await Expect(tiles).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(tiles).ToHaveCountAsync(1);

        await tiles.Locator(".tile__link").ClickAsync();
        var large = page.Locator("header.head").GetByRole(AriaRole.Button, new() { Name = "Favourite" });
        await Expect(large).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("f");
        await Expect(large).ToHaveAttributeAsync("aria-pressed", "false");
        await visitor.GoAsync("gallery");
        await Expect(heart).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Pictures_are_taken_along_with_their_history_without_it_and_several_as_one_file()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 3, Token, number => $"Füchse {number}");
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: $"images/{images[0].Id}");
        var page = visitor.Page;

        var whole = await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Download" }));
        Assert.Equal("Füchse-0-42.png", whole.Name);
        Assert.Equal(images[0].ByteCount, whole.Bytes.Length);
        Assert.Contains(SeededPictures.Secret, Encoding.Latin1.GetString(whole.Bytes), StringComparison.Ordinal);
        var plain = await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Without metadata" }));
        Assert.DoesNotContain(SeededPictures.Secret, Encoding.Latin1.GetString(plain.Bytes), StringComparison.Ordinal);

        await visitor.GoAsync("gallery");
        await page.Locator(".gallery-page[data-ready]").WaitForAsync();
        await page.Locator(".pick").Nth(0).ClickAsync();
        await page.Locator(".pick").Nth(2).ClickAsync();
        var bar = page.GetByRole(AriaRole.Toolbar, new() { Name = "Selected pictures" });
        await Expect(bar).ToContainTextAsync("2 selected");
        var zip = await DownloadAsync(page, bar.GetByRole(AriaRole.Button, new() { Name = "Download" }));
        using var archive = new ZipArchive(new MemoryStream(zip.Bytes));
        Assert.Equal(["Füchse-0-42.png", "Füchse-2-42.png"], archive.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        Assert.Empty(visitor.Complaints);
    }

    private static async Task<(string Name, byte[] Bytes)> DownloadAsync(IPage page, ILocator press)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => press.ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync((await download.PathAsync())!, Token));
    }
}
