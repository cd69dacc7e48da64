using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Policies;

/// <summary>From a rule that an owner writes to a wish that it stops.</summary>
public sealed class PolicyJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_is_written_tried_and_published_and_stops_a_wish_that_can_be_put_to_a_moderator()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "policies");
        var (page, create) = (visitor.Page, new CreateView(visitor));
        await Expect(page.GetByText("No rules for words yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Word rule" }).ClickAsync();
        await WriteRuleAsync(page);
        await visitor.ScreenshotAsync("policy-rule-1440-dark");
        await visitor.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Policies" }).ClickAsync();
        await Expect(page.Locator(".rule", new() { HasText = "Weapons" })).ToContainTextAsync("Block");
        await TryAsync(page);
        await visitor.ScreenshotAsync("policies-1440-dark");
        await visitor.AssertAccessibleAsync();
        await PublishAsync(page);

        await visitor.GoAsync("create");
        await create.ReadyAsync();
        await create.Wish.FillAsync("Fuchs mit Pistole");
        await Expect(page.GetByText("“Pistole” will be blocked: Weapons.")).ToBeVisibleAsync();
        await create.Wish.PressAsync("Control+Enter");
        var stop = create.NewestTurn.GetByRole(AriaRole.Region, new() { Name = "Why it was blocked" });
        await Expect(stop).ToContainTextAsync("No pictures were made from this wish. Toys are fine.");
        await visitor.ScreenshotAsync("create-blocked-1440-dark");
        await visitor.AssertAccessibleAsync();
        await stop.GetByRole(AriaRole.Button, new() { Name = "Ask for a review" }).ClickAsync();
        var know = create.NewestTurn.GetByRole(AriaRole.Textbox, new() { Name = "What should the moderator know?" });
        await know.FillAsync("It is a toy.");
        // A sentence fits on a line of it, above its buttons.
        var (box, send) = ((await know.BoundingBoxAsync())!, (await create.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Send to a moderator" }).BoundingBoxAsync())!);
        Assert.True(box.Width > 400 && box.Y + box.Height <= send.Y, $"{box.Width} px wide, down to {box.Y + box.Height}; the button begins at {send.Y}");
        await create.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Send to a moderator" }).ClickAsync();
        await Expect(create.NewestTurn.GetByRole(AriaRole.Region, new() { Name = "Waits for a moderator" })).ToBeVisibleAsync();

        // The same without what the rule finds goes on as ever.
        await create.SayAsync("Fuchs mit Wasserpistole");
        await Expect(create.NewestTurn.Locator(".prompt")).ToBeVisibleAsync();
        await LooksAsync(studio);
        await ChangeAsync(visitor);
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>What follows is changed on the board; the rule's page says how often its words fired and what a list of single letters would do.</summary>
    private static async Task ChangeAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.GoAsync("policies");
        await page.GetByLabel("What follows from Weapons").SelectOptionAsync("Hold for review");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Block → Hold for review");
        await Expect(page.Locator(".side-list")).ToContainTextAsync("2, draft");
        await page.Locator(".rule").GetByRole(AriaRole.Link, new() { Name = "Weapons" }).ClickAsync();
        await Expect(page.Locator(".side-list a[aria-current]")).ToContainTextAsync("changed · hold for review");
        await Expect(page.Locator(".terms > span", new() { HasText = "Pistole" }).GetByLabel("fired in 1")).ToBeVisibleAsync();
        await Expect(page.Locator(".same mark").First).ToBeVisibleAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "more.txt", MimeType = "text/plain", Buffer = "x\nGewehr"u8.ToArray() });
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("“x” is a single letter. Every wish in which it stands by itself would be held.");
        await visitor.ScreenshotAsync("policy-rule-import-1440-dark");
        await visitor.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add all 2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take out: Gewehr" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Policies" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish 2" }).ClickAsync();
        await Expect(page.Locator("#publish-policy")).ToContainTextAsync("Weapons: “x” is a single letter.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep as draft" }).ClickAsync();
        await page.Locator(".rule").GetByRole(AriaRole.Link, new() { Name = "Weapons" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "As in 1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Block" })).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take out: Gewehr" })).ToHaveCountAsync(0);

        // A list in several languages is read by language.
        var languages = page.GetByRole(AriaRole.Group, new() { Name = "Language of the terms" });
        await Expect(languages).ToHaveCountAsync(0);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "more.csv", MimeType = "text/csv", Buffer = "term,language\nKanone,de\n鉄砲,ja"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add 2" }).ClickAsync();
        await Expect(languages.GetByRole(AriaRole.Button)).ToHaveTextAsync(["All 3", "None said 1", "German 1", "Japanese 1"]);
        await languages.GetByRole(AriaRole.Button, new() { Name = "Japanese 1" }).ClickAsync();
        await Expect(page.Locator(".terms > span")).ToHaveCountAsync(1);
        await Expect(page.Locator(".terms > span")).ToContainTextAsync("鉄砲");

        // A pattern that cannot be taken says why, and stays in the box.
        await visitor.GoAsync("policies");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pattern" }).ClickAsync();
        await page.GetByLabel("Search, or a new pattern").FillAsync(".*");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.Locator(".notice--bad")).ToHaveTextAsync("The pattern .* matches any text: it would fire always. Say what must be there.");
        await Expect(page.GetByLabel("Search, or a new pattern")).ToHaveValueAsync(".*");
    }

    private static async Task WriteRuleAsync(IPage page)
    {
        var name = page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true });
        await name.FillAsync("Weapons");
        await name.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Weapons", Level = 1 })).ToBeVisibleAsync();
        await page.GetByText("No pictures; the author may ask for a review.").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Block" })).ToBeCheckedAsync();
        await page.GetByLabel("Search, or a new term").FillAsync("Pistole");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take out: Pistole" })).ToBeVisibleAsync();
        await page.GetByLabel("Another exception").FillAsync("Wasserpistole");
        await page.GetByRole(AriaRole.Button, new() { Name = "Except" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take out the exception Wasserpistole" })).ToBeVisibleAsync();
        await page.GetByLabel("English").FillAsync("Toys are fine.");
        await page.GetByLabel("English").PressAsync("Tab");
    }

    private static async Task TryAsync(IPage page)
    {
        await page.GetByLabel("A wish or a prompt, in any language").FillAsync("Kind mit Wasserpistole");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Draft 1" })).ToContainTextAsync("Goes on");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this one" }).ClickAsync();
        await Expect(page.GetByText("1 of 1 end as they should")).ToBeVisibleAsync();
        await page.GetByLabel("A wish or a prompt, in any language").FillAsync("eine p i s t 0 l e");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Draft 1" })).ToContainTextAsync("Blocked");
    }

    private static async Task PublishAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish 1" }).ClickAsync();
        await page.GetByLabel("Why, for the members").FillAsync("Toys are no weapons.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.GetByText("“Toys are no weapons.”")).ToBeVisibleAsync();
        await Expect(page.GetByText("in force", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task LooksAsync(RunningStudio studio)
    {
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, page: "policies");
            await Expect(visitor.Page.GetByText("“Toys are no weapons.”")).ToBeVisibleAsync();
            Assert.Equal(window.Width, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await visitor.ScreenshotAsync($"policies-{window}");
            await visitor.AssertAccessibleAsync();
        }
    }
}
