using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests;

public sealed class NavigationTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_link_of_the_side_bar_leads_to_a_page_that_exists()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio);
        var names = await visitor.Page.Locator(".sidebar .nav .text").AllInnerTextsAsync();
        Assert.NotEmpty(names);

        foreach (var name in names)
        {
            await visitor.Page.Locator(".sidebar .nav").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await Assertions.Expect(visitor.Page.Locator(".sidebar .nav [aria-current=page]")).ToContainTextAsync(name);
            await Assertions.Expect(visitor.Page.Locator(".main h1")).Not.ToHaveTextAsync("This page cannot be shown");
            await Assertions.Expect(visitor.Page.Locator(".main h1")).Not.ToHaveTextAsync("Something went wrong");
            await visitor.ScreenshotAsync($"nav-{name.ToLowerInvariant()}-1440-dark");
        }

        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_picture_that_is_not_there_is_said_inside_the_frame()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio);

        var answer = await visitor.Page.GotoAsync($"/w/{TestPerson.Slug}/images/{Guid.Empty}");
        await visitor.ReadyAsync();
        Assert.Equal(404, answer!.Status);

        await visitor.ScreenshotAsync("refusal-1440-dark");
        await visitor.AssertAccessibleAsync();
        await Assertions.Expect(visitor.Page.Locator("aside.sidebar")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such picture here" })).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "To the gallery" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Gallery", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_that_no_page_has_keeps_the_frame_and_a_cut_one_leads_to_create()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio);

        foreach (var address in new[] { "datasets", "create/zzz", "images/9/9" })
        {
            var answer = await visitor.Page.GotoAsync($"/w/{TestPerson.Slug}/{address}");
            Assert.Equal(404, answer!.Status);
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page" })).ToBeVisibleAsync();
            await Assertions.Expect(visitor.Page.Locator("aside.sidebar")).ToBeVisibleAsync();
        }

        await visitor.AssertAccessibleAsync();
        await visitor.Page.GotoAsync($"/w/{TestPerson.Slug}");
        await visitor.Page.ArriveAtAsync($"**/w/{TestPerson.Slug}/create");
    }

    [Fact]
    public async Task The_page_is_never_longer_than_a_wide_window()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        foreach (var window in new[] { Window.Desktop, Window.Tablet })
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window);
            foreach (var page in new[] { "create", "gallery", "queue", "profile", "more" })
            {
                await visitor.GoAsync(page);
                // Named, so that a failure says what sticks out.
                var longer = await visitor.Page.EvaluateAsync<string[]>("""
                    document.documentElement.scrollHeight <= innerHeight ? [] : [...document.body.children]
                        .filter(element => element.getBoundingClientRect().bottom > innerHeight)
                        .map(element => `${element.tagName}.${element.className} to ${element.getBoundingClientRect().bottom}, page ${document.documentElement.scrollHeight}`)
                        .concat("something")
                    """);
                Assert.Empty(longer.Select(element => $"{window} {page}: {element}"));
            }
        }
    }

    [Fact]
    public async Task The_side_list_opens_over_the_page_where_there_is_no_side_bar()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        foreach (var window in new[] { Window.Tablet, Window.Phone })
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, page: "profile");
            var link = visitor.Page.Locator("#side-list").GetByRole(AriaRole.Link, new() { Name = "Workspaces" });
            await Assertions.Expect(link).ToBeHiddenAsync();

            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Parts of this page" }).ClickAsync();
            await Assertions.Expect(link).ToBeVisibleAsync();
            await visitor.ScreenshotAsync($"side-list-{window}");
            await visitor.AssertAccessibleAsync();
            await visitor.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(link).ToBeHiddenAsync();
        }
    }
}
