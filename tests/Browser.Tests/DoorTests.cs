using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests;

public sealed class DoorTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_signs_in_where_they_wanted_to_go_and_out_again()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.ArriveAsync(chromium, studio);
        var page = visitor.Page;

        await page.GotoAsync($"/w/{TestPerson.Slug}/profile");
        await page.GetByLabel("E-mail").FillAsync(TestPerson.Owner.Email);
        await page.GetByLabel("Password").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("E-mail and password do not match. 4 tries left")).ToBeVisibleAsync();

        await page.GetByLabel("Password").FillAsync(TestPerson.Owner.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.ArriveAtAsync($"**/w/{TestPerson.Slug}/profile");
        await visitor.ReadyAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.ArriveAtAsync("**/sign-in");
        await page.GotoAsync($"/w/{TestPerson.Slug}/profile");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_doors_are_accessible_at_every_width()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.ArriveAsync(chromium, studio, window);
            await visitor.Page.GotoAsync("/sign-in");
            await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await visitor.ScreenshotAsync($"sign-in-{window}");
            await visitor.AssertAccessibleAsync();
            await visitor.Page.GotoAsync("/not-found");
            await visitor.AssertAccessibleAsync();
        }
    }
}
