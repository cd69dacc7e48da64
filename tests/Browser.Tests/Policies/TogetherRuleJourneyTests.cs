using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Policies;

/// <summary>A name that is stopped only beside a list, what a pattern takes, and from a rehearsal to the pictures it counts.</summary>
public sealed class TogetherRuleJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_waits_for_another_one_is_tried_and_its_draft_leads_to_the_pictures_it_would_hold()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        await studio.AddScoresAsync(100, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "policies");
        await Expect(visitor.Page.Locator(".rule", new() { HasText = "Random check" })).ToContainTextAsync("2 % of the pictures that pass every rule are looked at by a person");

        await WriteAsync(visitor, "Word rule", "Scenes", "battle", "The wish goes on; it is counted here.");
        await WriteAsync(visitor, "Names of people", "Figures", "Tannhold", "No pictures; the author may ask for a review.");
        await TogetherAsync(visitor);
        await TryAsync(visitor.Page);
        await NotTakenOutAsync(visitor.Page);
        await PatternAsync(visitor);
        await RehearseAsync(visitor);
        Assert.Empty(visitor.Complaints);
    }

    private static async Task WriteAsync(Visitor visitor, string kind, string name, string term, string follows)
    {
        var page = visitor.Page;
        await visitor.GoAsync("policies");
        await page.GetByRole(AriaRole.Button, new() { Name = kind }).ClickAsync();
        var box = page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true });
        await box.FillAsync(name);
        await box.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 })).ToBeVisibleAsync();
        await page.GetByText(follows).ClickAsync();
        var search = page.GetByRole(AriaRole.Textbox, new() { Name = "Search, or a new" });
        await search.FillAsync(term);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Take out: {term}" })).ToBeVisibleAsync();
        // Ready for the next one.
        await Expect(search).ToHaveValueAsync("");
    }

    private static async Task TogetherAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Group, new() { Name = "Only together with" }).GetByRole(AriaRole.Button, new() { Name = "Scenes" }).ClickAsync();
        await Expect(page.Locator("header.head")).ToContainTextAsync("fires only beside Scenes");
        await page.GetByRole(AriaRole.Switch, new() { Name = "One letter wrong" }).CheckAsync(new() { Force = true });
        await Expect(page.GetByRole(AriaRole.Switch, new() { Name = "One letter wrong" })).ToBeCheckedAsync();
        await visitor.ScreenshotAsync("policy-rule-together-1440-dark");
        await visitor.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Policies" }).ClickAsync();
        await Expect(page.Locator(".rule", new() { HasText = "Figures" })).ToContainTextAsync("1 name; fires only beside Scenes.");
    }

    private static async Task TryAsync(IPage page)
    {
        var (wish, draft) = (page.GetByLabel("A wish or a prompt, in any language"), page.GetByRole(AriaRole.Region, new() { Name = "Draft 1" }));
        await wish.FillAsync("Tannhold at the beach");
        await Expect(draft).ToContainTextAsync("Goes on");
        await Expect(draft).ToContainTextAsync("“Tannhold” is in Figures, which fires only beside another rule.");
        await Expect(page.Locator("#try")).ToContainTextAsync("English · 21 characters against 2 terms in ");
        await wish.FillAsync("Tannhald in a battle");
        await Expect(draft).ToContainTextAsync("Blocked");
    }

    private static async Task NotTakenOutAsync(IPage page)
    {
        await page.Locator(".rule").GetByRole(AriaRole.Link, new() { Name = "Scenes" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take out", Exact = true }).ClickAsync();
        await Expect(page.Locator(".toast")).ToContainTextAsync("Figures fires only beside another rule, and that one is not there then.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Scenes", Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task PatternAsync(Visitor visitor)
    {
        await WriteAsync(visitor, "Pattern", "Numbers", @"\d{4,}", "A person looks first");
        await Expect(visitor.Page.Locator(".terms > span")).ToContainTextAsync(" ms for 8,000 characters; stopped after 2 s");
        await visitor.ScreenshotAsync("policy-rule-pattern-1440-dark");
        await visitor.AssertAccessibleAsync();
    }

    private static async Task RehearseAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.GoAsync("policies");
        await page.GetByLabel("Hold Sexy from").FillAsync("0.62");
        await page.GetByLabel("Hold Sexy from").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it on last month" }).ClickAsync();
        await visitor.ScreenshotAsync("policies-rehearsed-1440-dark");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "The 18 pictures of class “sexy”, held from 0.62", Exact = true });
        await Expect(link).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("policies-rehearsed-1440-dark");
        await visitor.AssertAccessibleAsync();
        await link.ClickAsync();
        await Expect(page.Locator(".sim__verdict")).ToContainTextAsync("With 0.62 instead of 0.80");
        await Expect(page.Locator(".sides figure")).ToHaveCountAsync(18);
    }
}
