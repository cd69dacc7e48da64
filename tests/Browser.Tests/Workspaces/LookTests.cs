using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Workspaces;

/// <summary>An administrator of the server looks into somebody's workspace, and its owner is told while it happens.</summary>
public sealed class LookTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administrator_says_why_sees_and_changes_nothing_and_the_owner_reads_it_and_ends_it()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddPicturesAsync("inland", count: 3, Token);
        await using var owner = await Visitor.ArriveAsync(chromium, studio);
        await owner.SignInAsync(TestPerson.Stranger, "/w/inland/gallery");
        await using var administrator = await Visitor.SignInAsync(chromium, studio);
        await BeginAsync(administrator);

        var page = administrator.Page;
        await page.ArriveAtAsync("**/w/inland/gallery");
        await Expect(page.Locator(".connection[data-state='LookedInto']")).ToContainTextAsync("You look into inland as an administrator of the server");
        await Expect(page.Locator(".main img")).ToHaveCountAsync(3);
        await Expect(page.Locator(".nav").GetByRole(AriaRole.Link, new() { Name = "Members" })).ToHaveCountAsync(0);
        await administrator.ScreenshotAsync("look-1440-dark");
        await administrator.AssertAccessibleAsync();
        await page.GotoAsync("/w/inland/settings");
        await Expect(page.GetByText("nothing can be made or changed").First).ToBeVisibleAsync();

        // On the page that was open all the time.
        var notice = owner.Page.Locator(".connection[data-look]");
        await Expect(notice).ToContainTextAsync($"{TestPerson.Owner.Name}, an administrator of the server, looks into this workspace");
        await Expect(notice).ToContainTextAsync("“storage nearly full, asked by Tomas”");
        await owner.ScreenshotAsync("look-notice-1440-dark");
        await owner.AssertAccessibleAsync();
        await notice.GetByRole(AriaRole.Button, new() { Name = "End the look" }).ClickAsync();

        await page.ArriveAtAsync("**/admin/workspaces");
        await Expect(notice).ToContainTextAsync("looked into this workspace on");
        await notice.GetByRole(AriaRole.Button, new() { Name = "I have read this" }).ClickAsync();
        await Expect(notice).ToHaveCountAsync(0);
        await page.GotoAsync("/w/inland/gallery");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is here" })).ToBeVisibleAsync();
        await owner.Page.GotoAsync("/w/inland/audit");
        await Expect(owner.Page.Locator(".log__row").Filter(new() { HasText = "opened the page Gallery." })).ToHaveCountAsync(1);
        await Expect(owner.Page.Locator(".log__row").Filter(new() { HasText = "opened the page Settings." })).ToHaveCountAsync(1);
        Assert.Empty(owner.Complaints);
        Assert.Empty(administrator.Complaints);
    }

    private static async Task BeginAsync(Visitor administrator)
    {
        var page = administrator.Page;
        await page.GotoAsync("/admin/workspaces");
        await administrator.ReadyAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions for inland" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Look in …" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Look into inland?" });
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Look in" })).ToBeDisabledAsync();
        await dialog.GetByLabel("Why").FillAsync("storage nearly full, asked by Tomas");
        await administrator.ScreenshotAsync("look-dialog-1440-dark");
        await administrator.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Look in" }).ClickAsync();
    }
}
