using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Gallery;

public sealed class ImageZoomTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_opens_large_goes_to_its_real_size_and_closes()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 128, height: 96)).Single();
        await studio.AddPicturesAsync(TestPerson.Slug, 2, Token, width: 128, height: 96);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: $"images/{image.Id}");
        var page = visitor.Page;
        await page.Locator("#main[data-ready]").WaitForAsync();

        await Expect(page.Locator("header.head")).ToContainTextAsync("of 3 in the gallery");
        await page.Locator("[data-zoom]").ClickAsync();
        await Expect(page.Locator("[data-zoom-words]")).ToHaveTextAsync("128 × 96, fitted");
        // Where it comes to rest: it grows while it opens. Half a pixel is rounding.
        await page.WaitForFunctionAsync(
            "() => { const at = document.querySelector('[data-zoom-dialog] img').getBoundingClientRect(); return at.height > 0 && at.top >= -0.5 && at.bottom <= innerHeight + 0.5; }");
        await page.Locator("[data-zoom-step]").ClickAsync();
        await Expect(page.Locator("[data-zoom-words]")).ToHaveTextAsync("128 × 96, real size");
        await page.Locator("[data-zoom-close]").ClickAsync();
        await Expect(page.Locator("[data-zoom-dialog]")).ToBeHiddenAsync();
        Assert.Empty(visitor.Complaints);
    }
}
