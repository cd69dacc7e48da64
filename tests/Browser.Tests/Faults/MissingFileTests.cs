using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Faults;

/// <summary>A picture whose file somebody has taken away from the server's folder.</summary>
public sealed class MissingFileTests(Chromium chromium)
{
    private const string Sentence = "The file of this picture is missing";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gallery_and_page_of_a_picture_without_a_file_say_so_and_the_others_are_shown()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 3, Token);
        Take(studio.DataFolder, images[1].BlobHash);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;
        var broken = page.Locator($".tile[data-id='{images[1].Id}']");

        Assert.Equal($"\"{Sentence}\"", await SaysAsync(broken));
        await Expect(page.Locator(".gallery .tile[data-missing]")).ToHaveCountAsync(1);
        await visitor.ScreenshotAsync("gallery-missing-1440-dark");
        await broken.Locator(".tile__link").ClickAsync();

        await Expect(page.GetByText(Sentence)).ToBeVisibleAsync();
        await Expect(page.GetByText("Run again can make it anew")).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next picture" }).ClickAsync();
        await Expect(page.GetByText(Sentence)).ToBeHiddenAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_thread_says_which_of_its_pictures_has_no_file()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 2);
        await view.SayAsync("A red fox, large, in the center.");
        await view.PicturesAsync(2);

        Take(studio.DataFolder, Path.GetFileName(Directory.GetFiles(Path.Combine(studio.DataFolder, "blobs"), "*", SearchOption.AllDirectories)[0]));

        // A browser that has never seen the pictures.
        await using var other = await Visitor.SignInAsync(chromium, studio);
        await other.Page.GotoAsync(visitor.Page.Url);
        await new CreateView(other).PicturesAsync(2);
        var broken = other.Page.Locator(".turn .tile[data-missing]");
        await Expect(broken).ToHaveCountAsync(1);
        Assert.Equal($"\"{Sentence}\"", await SaysAsync(broken));
    }

    /// <summary>The file and what was made of it.</summary>
    private static void Take(string folder, string hash)
    {
        var files = Directory.GetFiles(folder, $"*{hash}*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Array.ForEach(files, File.Delete);
    }

    private static async Task<string> SaysAsync(ILocator tile)
    {
        await Expect(tile).ToHaveAttributeAsync("data-missing", "");
        return await tile.EvaluateAsync<string>("tile => getComputedStyle(tile, '::before').content");
    }
}
