using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Quotas;

/// <summary>From a limit that an owner sets to pictures that wait for the next day.</summary>
public sealed class LimitsJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_limit_is_set_met_and_what_does_not_fit_is_sent_for_the_next_day()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await LiveAtNoonAsync(studio);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "quotas");
        var (page, create) = (visitor.Page, new CreateView(visitor));
        await Expect(page.GetByText("Nobody is limited yet")).ToBeVisibleAsync();
        await page.GetByLabel("Owners: pictures a day").FillAsync("lots");
        await page.GetByLabel("Owners: pictures a day").PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GetByLabel("Owners: pictures a day").FillAsync("6");
        await page.GetByLabel("Owners: pictures a day").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save 1 change" }).ClickAsync();
        await Expect(Gauge(page, "Your pictures")).ToContainTextAsync("0 of 6");
        await visitor.AssertAccessibleAsync();

        await visitor.GoAsync("create");
        await create.ReadyAsync();
        await create.SayAsync("リスの王");
        await create.Make.ClickAsync();
        await create.PicturesAsync(4);
        await Expect(page.GetByRole(AriaRole.Meter, new() { Name = "Pictures today" })).ToHaveAttributeAsync("aria-valuenow", "4");
        await create.SayAsync("a red fox");
        await Expect(create.Prompt).ToContainTextAsync("red fox");
        await create.Make.ClickAsync();

        var refusal = page.Locator(".notice", new() { HasText = "Nothing was made" });
        await Expect(refusal).ToContainTextAsync("You asked for 4 pictures; 2 of your 6 a day are left.");
        await visitor.ScreenshotAsync("create-limit-1440-dark");
        await visitor.AssertAccessibleAsync();
        await refusal.GetByRole(AriaRole.Button, new() { Name = "Send it then" }).ClickAsync();
        await Expect(refusal).ToHaveCountAsync(0);

        await visitor.GoAsync("quotas");
        await Expect(Gauge(page, "Your pictures")).ToContainTextAsync("4 of 6");
        await Expect(Gauge(page, "Your pictures")).ToContainTextAsync("4 more wait for another day");
        await Expect(page.Locator(".refused li")).ToContainTextAsync($"{TestPerson.Owner.Name} asked for 4 pictures; 2 of their 6 were left.");
        await LooksAsync(studio);
        Assert.Empty(visitor.Complaints);
    }

    private static ILocator Gauge(IPage page, string name) => page.Locator(".gauge", new() { HasText = name });

    /// <summary>Gives the workspace clocks that show about noon, so that no midnight passes while the test runs.</summary>
    private static async Task LiveAtNoonAsync(RunningStudio studio)
    {
        var ahead = 12 - TimeProvider.System.GetUtcNow().Hour;
        var zone = ahead == 0 ? "Etc/GMT" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(ahead > 0 ? "-" : "+")}{Math.Abs(ahead)}");
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            await studio.WorkspaceIdAsync(TestPerson.Slug, Token),
            (services, ct) => services.GetRequiredService<StudioDbContext>().Workspaces.ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.TimeZone, zone), ct),
            Token);
    }

    private async Task LooksAsync(RunningStudio studio)
    {
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, page: "quotas");
            await Expect(Gauge(visitor.Page, "Your pictures")).ToContainTextAsync("4 of 6");
            Assert.Equal(window.Width, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await visitor.AssertAccessibleAsync();
            await visitor.ScreenshotAsync($"quotas-{window}");
        }
    }
}
