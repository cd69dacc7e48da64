using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using Studio.Web.Tests.Account.OpenId;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests;

/// <summary>The button of a sign-in service, pressed in a browser.</summary>
public sealed class OpenIdTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_comes_in_with_the_service_and_is_asked_by_it_again_before_something_dangerous()
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token);
        both.Service.Person = new OpenIdPerson("1", "aiko@harbour.example", "Aiko Tanaka", ["painters"]);
        both.Service.AskedAt = TimeProvider.System.GetUtcNow().AddHours(-1);
        await using var visitor = await Visitor.ArriveAsync(chromium, both.Studio);
        var page = visitor.Page;
        await page.GotoAsync($"/sign-in?ReturnUrl=/w/{TestPerson.Slug}/gallery");
        var service = page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Harbour" });

        await Expect(service).ToBeVisibleAsync();
        // One line between what leads elsewhere and what is typed here.
        await Expect(page.Locator(".or:visible")).ToHaveCountAsync(1);
        await visitor.AssertAccessibleAsync();
        await visitor.ScreenshotAsync("sign-in-openid");
        await service.ClickAsync();
        await page.ArriveAtAsync($"**/w/{TestPerson.Slug}/gallery");
        await visitor.ReadyAsync();

        await page.GotoAsync("/account/delete");
        var ask = page.GetByRole(AriaRole.Link, new() { Name = "Let Harbour ask you" });
        await Expect(ask).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();
        await visitor.ScreenshotAsync("confirm-openid");
        await ask.ClickAsync();
        await page.ArriveAtAsync("**/account/delete");
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("1024-dark")]
    [InlineData("390-light")]
    public async Task The_button_fits_smaller_windows(string name)
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token, more: "OpenId:Name=Kommunikationsabteilung-Anmeldedienst");
        var window = Window.All.Single(shown => shown.ToString() == name);
        await using var visitor = await Visitor.ArriveAsync(chromium, both.Studio, window);
        await visitor.Page.GotoAsync("/sign-in");
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Kommunikationsabteilung-Anmeldedienst" })).ToBeVisibleAsync();

        await visitor.ScreenshotAsync($"sign-in-openid-{name}");
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }
}
