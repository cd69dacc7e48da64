using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Profile;

/// <summary>Somebody asked for the end of their account and comes back: wherever they land, they are told that it still comes.</summary>
public sealed class KeptAccountTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_is_going_to_end_says_so_on_every_page_until_it_is_kept()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.InAsync(context => context.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.DeleteAfter, new DateTime(2099, 5, 4, 0, 0, 0, DateTimeKind.Utc)), Token), Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var strip = visitor.Page.Locator("[data-account-end]");

        await Expect(strip).ToContainTextAsync("Your account is to be deleted on 4 May 2099");
        await visitor.ScreenshotAsync("account-ends-1440-dark");
        await visitor.AssertAccessibleAsync();
        await visitor.GoAsync("profile");
        await strip.GetByRole(AriaRole.Button, new() { Name = "Keep the account" }).ClickAsync();

        await Expect(strip).ToHaveCountAsync(0);
        Assert.Null(await studio.InAsync(context => context.Users.Select(user => user.DeleteAfter).SingleAsync(Token), Token));
        Assert.Empty(visitor.Complaints);
    }
}
