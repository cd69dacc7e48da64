using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Gallery;

public sealed class TrashTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_trash_is_emptied_after_a_question_and_the_pictures_are_gone_for_good()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddPicturesAsync(TestPerson.Slug, 3, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;
        await page.Locator(".pick").First.ClickAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(2);
        await page.Locator(".chip", new() { HasText = "Trash" }).ClickAsync();
        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Empty the trash" }).ClickAsync();
        await Expect(page.Locator(".trash")).ToContainTextAsync("1 picture of this workspace will be gone for good");
        await visitor.ScreenshotAsync("gallery-trash-question-1440-dark");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();

        await Expect(page.Locator(".gallery .tile")).ToHaveCountAsync(0);
        await Expect(page.GetByText("The trash is empty")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Empty the trash" })).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }
}
