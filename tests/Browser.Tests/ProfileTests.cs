using System.Globalization;
using System.Text.RegularExpressions;
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

    [Fact]
    public async Task An_own_time_zone_moves_the_clocks_that_one_sees()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var page = visitor.Page;
        var zone = page.GetByLabel("Time zone");
        await Expect(zone).ToHaveValueAsync("");
        var here = page.Locator("#sessions .entries__row").First;
        await Expect(here).ToContainTextAsync(Clock("Etc/UTC"));

        foreach (var far in new[] { "Pacific/Kiritimati", "Pacific/Pago_Pago" })
        {
            await zone.SelectOptionAsync(far);
            await Expect(page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(here).ToContainTextAsync(Clock(far));
        }

        await page.ReloadAsync();
        await Expect(zone).ToHaveValueAsync("Pacific/Pago_Pago");
        await Expect(here).ToContainTextAsync(Clock("Pacific/Pago_Pago"));
        await zone.SelectOptionAsync("");
        await Expect(here).ToContainTextAsync(Clock("Etc/UTC"));

        Regex Clock(string name)
        {
            // The session began some minutes ago at most.
            var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(name));
            var minutes = Enumerable.Range(0, 30).Select(back => now.AddMinutes(-back).ToString("HH:mm", CultureInfo.InvariantCulture));
            return new($"since (\\d+ \\w+, )?({string.Join('|', minutes)})", RegexOptions.None, TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Who_wants_less_motion_has_it_on_every_page()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        const string duration = "getComputedStyle(document.documentElement).getPropertyValue('--normal')";
        Assert.NotEqual("0ms", await visitor.Page.EvaluateAsync<string>(duration));

        await visitor.Page.GetByLabel("Move less").CheckAsync(new() { Force = true });
        await Expect(visitor.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await visitor.GoAsync("gallery");

        Assert.Equal("0ms", await visitor.Page.EvaluateAsync<string>(duration));
    }
}
