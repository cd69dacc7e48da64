using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using Studio.Web.Account.Codes;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests;

public sealed class SecondStepLooksTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recovery_codes_and_the_door_that_asks_for_a_code_are_accessible()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var owner = await Visitor.SignInAsync(chromium, studio);
        var page = owner.Page;
        await page.GotoAsync("/account/authenticator");
        var key = await page.Locator(".totp__key").InnerTextAsync();
        var code = Totp.CodeOf(Base32.Decode(key.Replace(" ", "", StringComparison.Ordinal)), Totp.StepAt(TimeProvider.System.GetUtcNow()));
        await page.GetByLabel("The 6 digits it shows").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The authenticator app is on" })).ToBeVisibleAsync();
        await owner.ScreenshotAsync("recovery-codes-shown-1440-dark");
        await owner.AssertAccessibleAsync();

        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.ArriveAsync(chromium, studio, window);
            await visitor.Page.GotoAsync("/sign-in");
            await visitor.Page.GetByLabel("E-mail").FillAsync(TestPerson.Owner.Email);
            await visitor.Page.GetByLabel("Password").FillAsync(TestPerson.Owner.Password);
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
            await visitor.Page.ArriveAtAsync("**/sign-in/code**");
            await visitor.ScreenshotAsync($"sign-in-code-{window}");
            await visitor.AssertAccessibleAsync();
        }
    }
}
