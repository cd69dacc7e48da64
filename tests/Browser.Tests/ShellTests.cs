using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests;

public sealed class ShellTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Profile_and_more_are_accessible_at_every_width()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window);
            await visitor.ScreenshotAsync($"more-{window}");
            await visitor.AssertAccessibleAsync();
            await visitor.GoAsync("profile");
            await visitor.ScreenshotAsync($"profile-{window}");
            await visitor.AssertAccessibleAsync();
            foreach (var page in new[] { "authenticator", "email", "password", "delete" })
            {
                await visitor.Page.GotoAsync($"/account/{page}");
                await visitor.ScreenshotAsync($"account-{page}-{window}");
                await visitor.AssertAccessibleAsync();
            }

            Assert.Empty(visitor.Complaints);
        }
    }

    [Fact]
    public async Task The_look_is_kept_by_the_browser_and_by_the_account()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var html = visitor.Page.Locator("html");
        await Assertions.Expect(html).ToHaveAttributeAsync("data-theme", "dark");

        await visitor.Page.GetByRole(AriaRole.Radio, new() { Name = "Light" }).CheckAsync();
        await Assertions.Expect(html).ToHaveAttributeAsync("data-theme", "light");
        await Assertions.Expect(visitor.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        await visitor.GoAsync("more");
        await Assertions.Expect(html).ToHaveAttributeAsync("data-theme", "light");

        await using var elsewhere = await Visitor.SignInAsync(chromium, studio);
        await Assertions.Expect(elsewhere.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task Keys_open_the_sheet_and_lead_to_pages_until_they_are_switched_off()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var sheet = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });

        await visitor.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(sheet).ToBeVisibleAsync();
        await Assertions.Expect(sheet.GetByText("Jump to …")).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("keys-1440-dark");
        await visitor.AssertAccessibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(sheet).ToBeHiddenAsync();

        await visitor.Page.GetByLabel("Name", new() { Exact = true }).PressAsync("?");
        await Assertions.Expect(sheet).ToBeHiddenAsync();

        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Single-letter keys" }).UncheckAsync();
        await Assertions.Expect(visitor.Page.Locator(".app[data-single-keys='off']")).ToBeVisibleAsync();
        await visitor.Page.Locator("body").PressAsync("?");
        await Assertions.Expect(sheet).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_new_name_is_seen_in_the_side_bar_at_once()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var name = visitor.Page.GetByLabel("Name", new() { Exact = true });

        await name.FillAsync("岡田 美良");
        await name.BlurAsync();

        await Assertions.Expect(visitor.Page.Locator(".person")).ToContainTextAsync("岡田 美良");
        await visitor.GoAsync("profile");
        await Assertions.Expect(visitor.Page.Locator(".person")).ToContainTextAsync("岡田 美良");
    }

    [Fact]
    public async Task The_workspace_menu_opens_under_its_button_and_obeys_the_arrows()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio);

        await visitor.Page.GetByTitle("switch workspace").ClickAsync();
        var items = visitor.Page.GetByRole(AriaRole.Menuitem);
        await Assertions.Expect(items.First).ToBeFocusedAsync();
        await visitor.ScreenshotAsync("switcher-1440-dark");
        await visitor.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(items.Last).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visitor.Page.GetByTitle("switch workspace")).ToBeFocusedAsync();
    }
}
