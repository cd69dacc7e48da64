using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Inference.Imaging;
using Studio.Testing;
using Studio.Web.Images;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests;

/// <summary>What stands for a person: initials, a picture of any format, one of their own pictures here.</summary>
public sealed class PortraitTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portrait_is_chosen_seen_beside_the_name_changed_and_taken_away()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.InsideAsync(
            async (services, token) => await services.GetRequiredService<ImageImport>().AddAsync(new MemoryStream(Png("fox.png", red: 0, green: 0, blue: 255).Buffer), token), Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var page = visitor.Page;
        await Expect(Portrait(page, ".sidebar")).ToHaveCountAsync(0);

        // Twice as wide as high, the middle green: the middle is kept.
        await page.Locator("[data-portrait]").SetInputFilesAsync(Png("flag.png", red: 0, green: 255, blue: 0));
        await Expect(page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Portrait(page, ".sidebar")).ToHaveCountAsync(1);
        Assert.Equal("192 0,255,0", await ReadAsync(Portrait(page, ".portrait-field")));
        var first = await Portrait(page, ".sidebar").GetAttributeAsync("src");
        await visitor.ScreenshotAsync("profile-portrait-1440-dark");
        await visitor.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "From the gallery" }).ClickAsync();
        await visitor.AssertAccessibleAsync();
        await page.Locator("#portrait-gallery").GetByRole(AriaRole.Button, new() { Name = "Take" }).First.ClickAsync();
        await Expect(Portrait(page, ".sidebar")).Not.ToHaveAttributeAsync("src", first!);
        Assert.Equal("192 0,0,255", await ReadAsync(Portrait(page, ".portrait-field")));

        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(Portrait(page, ".sidebar")).ToHaveCountAsync(0);
        await Expect(page.Locator(".portrait-field .avatar")).ToHaveTextAsync("MO");
        Assert.Equal(404, (await page.APIRequest.GetAsync(new Uri(studio.Address, first!).ToString())).Status);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_in_words_and_the_next_one_is_taken()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var page = visitor.Page;

        await page.Locator("[data-portrait]").SetInputFilesAsync(new FilePayload { Name = "notes.png", MimeType = "image/png", Buffer = [1, 2, 3] });
        await Expect(page.GetByText("notes.png is no picture that this browser can open.")).ToBeVisibleAsync();
        await page.Locator("[data-portrait]").SetInputFilesAsync(Png("flag.png", red: 9, green: 99, blue: 199));
        await Expect(Portrait(page, ".sidebar")).ToHaveCountAsync(1);
        await Expect(page.GetByText("notes.png is no picture")).ToBeHiddenAsync();
    }

    private static ILocator Portrait(IPage page, string where) => page.Locator($"{where} .avatar img");

    /// <summary>Sides, and the colour in the middle.</summary>
    private static async Task<string> ReadAsync(ILocator image)
    {
        await image.EvaluateAsync("image => image.decode()");
        return await image.EvaluateAsync<string>("""
            image => {
              const pen = new OffscreenCanvas(1, 1).getContext("2d"), half = image.naturalWidth / 2;
              pen.drawImage(image, half, half, 1, 1, 0, 0, 1, 1);
              return `${image.naturalWidth} ${[...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)}`;
            }
            """);
    }

    /// <summary>White with a wide band of the colour in the middle.</summary>
    private static FilePayload Png(string name, byte red, byte green, byte blue)
    {
        var (width, height) = (400, 200);
        var rgb = new byte[width * height * 3];
        for (var i = 0; i < width * height; i++)
        {
            var (r, g, b) = (i % width) is > 80 and < 320 ? (red, green, blue) : ((byte)255, (byte)255, (byte)255);
            (rgb[i * 3], rgb[(i * 3) + 1], rgb[(i * 3) + 2]) = (r, g, b);
        }

        return new FilePayload { Name = name, MimeType = "image/png", Buffer = PngWriter.Write(width, height, rgb, []) };
    }
}
