using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests;

public sealed class SetupJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_visitor_with_the_token_becomes_the_owner()
    {
        await using var studio = await RunningStudio.StartAsync(Token);
        await using var visitor = await Visitor.ArriveAsync(chromium, studio);
        var page = visitor.Page;

        await page.GotoAsync("/");
        await page.GetByLabel("The token that was printed").FillAsync("WRONG-TOKEN");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This is not the token that the console shows.")).ToBeVisibleAsync();

        await page.GetByLabel("The token that was printed").FillAsync(await studio.SetupTokenAsync(Token));
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(TestPerson.Owner.Name);
        await page.GetByLabel("E-mail").FillAsync(TestPerson.Owner.Email);
        await page.GetByLabel("Password").FillAsync("password1234");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the studio" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Name the workspace.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Name of the workspace")).ToBeFocusedAsync();

        await page.GetByLabel("Name of the workspace").FillAsync(TestPerson.WorkspaceName);
        await page.GetByLabel("Password").FillAsync("password1234");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the studio" }).ClickAsync();
        await Assertions.Expect(page.GetByText("among the first that are guessed")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Password")).ToBeFocusedAsync();

        await page.GetByLabel("Password").FillAsync(TestPerson.Owner.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the studio" }).ClickAsync();
        await page.ArriveAtAsync($"**/w/{TestPerson.Slug}/create");

        await page.GotoAsync("/setup");
        Assert.DoesNotContain("/setup", page.Url, StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_page_is_accessible_and_shows_what_this_machine_has()
    {
        await using var studio = await RunningStudio.StartAsync(Token);
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.ArriveAsync(chromium, studio, window);
            await visitor.Page.GotoAsync($"/setup?token={await studio.SetupTokenAsync(Token)}");
            await Assertions.Expect(visitor.Page.GetByText($"{Environment.ProcessorCount} cores")).ToBeVisibleAsync();
            await visitor.ScreenshotAsync($"setup-{window}", isWhole: true);
            await visitor.AssertAccessibleAsync();
        }
    }
}
