using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests;

public sealed class ProfileTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Profile_more_and_the_pages_of_the_account_are_accessible_at_every_width()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, "profile");
            await visitor.Page.Locator("#sessions").WaitForAsync();
            await visitor.ScreenshotAsync($"profile-{window}");
            await visitor.AssertAccessibleAsync();
            await visitor.GoAsync("more");
            await visitor.AssertAccessibleAsync();
            foreach (var page in new[] { "authenticator", "recovery-codes", "email", "password", "delete" })
            {
                await visitor.Page.GotoAsync($"/account/{page}");
                await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
                await visitor.ScreenshotAsync($"account-{page}-{window}");
                await visitor.AssertAccessibleAsync();
            }

            Assert.Empty(visitor.Complaints);
        }
    }

    [Fact]
    public async Task A_switch_that_the_browser_refuses_goes_back_and_says_why()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        await visitor.Page.EvaluateAsync("Notification.requestPermission = () => Promise.resolve('denied')");
        var notify = visitor.Page.GetByLabel("Tell me when pictures are done");

        await notify.ClickAsync(new() { Force = true });

        await Expect(visitor.Page.GetByText("This browser does not let the studio notify you.")).ToBeVisibleAsync();
        await Expect(notify).Not.ToBeCheckedAsync();
        await visitor.Page.ReloadAsync();
        await Expect(notify).Not.ToBeCheckedAsync();

        await visitor.Page.EvaluateAsync("Notification.requestPermission = () => Promise.resolve('granted')");
        await notify.CheckAsync(new() { Force = true });
        await Expect(visitor.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await visitor.Page.ReloadAsync();
        await Expect(notify).ToBeCheckedAsync();
    }
}
