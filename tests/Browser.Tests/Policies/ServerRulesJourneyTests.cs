using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Policies;

/// <summary>A rule that an administrator writes for the whole server, seen and made stricter in a workspace.</summary>
public sealed class ServerRulesJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_of_the_server_is_published_inherited_made_stricter_and_tried_on_last_month()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "policies");
        var page = visitor.Page;
        await PublishAsync(visitor);
        await page.GetByLabel("A wish or a prompt, in any language").FillAsync("ein Fuchs am Strand");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this one" }).ClickAsync();
        await Expect(page.GetByText("1 of 1 end as they should.")).ToBeVisibleAsync();

        await visitor.GoAsync("policies");
        var inherited = page.GetByRole(AriaRole.Region, new() { Name = "From the server" });
        await Expect(inherited).ToContainTextAsync("1 term");
        await Expect(page.GetByText("bombe", new() { Exact = true })).ToHaveCountAsync(0);
        await inherited.GetByLabel("What follows from Weapons").SelectOptionAsync("Block");
        await Expect(page.GetByText("1 rule changed by")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Only changes" })).ToContainTextAsync("block, stricter than the server");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it on last month" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Last month under the draft" })).ToContainTextAsync("nothing would have ended otherwise");

        foreach (var window in Window.All)
        {
            await using var again = await Visitor.SignInAsync(chromium, studio, window, page: "policies");
            await Expect(again.Page.GetByRole(AriaRole.Region, new() { Name = "From the server" })).ToBeVisibleAsync();
            Assert.Equal(window.Width, await again.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await again.ScreenshotAsync($"policies-inherited-{window}");
            await again.AssertAccessibleAsync();
            await again.Page.GotoAsync("/admin/policies");
            await Expect(again.Page.GetByText("“Nobody needs them.”")).ToBeVisibleAsync();
            Assert.Equal(window.Width, await again.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await again.ScreenshotAsync($"server-rules-{window}");
            await again.AssertAccessibleAsync();
        }

        await ChangeAsync(visitor);
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>What follows is changed on the board; beside it stand the versions, beside a rule the others, and one press takes the change back.</summary>
    private static async Task ChangeAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync("/admin/policies");
        await visitor.ReadyAsync();
        var side = page.Locator("#side-list");
        await Expect(side.GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await Expect(side.GetByRole(AriaRole.Link).First).ToContainTextAsync("1, in force");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare 1 with the one before" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What 1 changed" })).ToContainTextAsync("new: 1 term");
        await page.GetByLabel("What follows from Weapons").SelectOptionAsync("Block");
        await Expect(side.GetByRole(AriaRole.Link).First).ToContainTextAsync("2, draft");

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Weapons", Exact = true }).ClickAsync();
        await Expect(side.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Weaponschanged · block"]);
        await Expect(page.GetByLabel("did not fire")).ToHaveCountAsync(1);
        await visitor.ScreenshotAsync("server-rule");
        await visitor.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "As in 1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Hold for review" })).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "As in 1" })).ToHaveCountAsync(0);
        await Expect(side.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Weaponshold for review"]);

        // What looks like a removed picture is held only where somebody says so.
        await page.GotoAsync("/admin/policies");
        await visitor.ReadyAsync();
        await page.GetByLabel("What follows from looking like a removed picture").SelectOptionAsync("Hold for review");
        await Expect(page.GetByText("Held where at most 6 of 64 signs differ. The very same pixels are always held.")).ToBeVisibleAsync();
        var signs = page.GetByLabel("So many of 64 signs may differ");
        await signs.FillAsync("4");
        await signs.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Only changes" })).ToContainTextAsync("held where at most 4 of 64 signs differ");
        await signs.FillAsync("40");
        await signs.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at most 10 of 64 signs");
        await visitor.ScreenshotAsync("server-rules-draft");
    }

    private static async Task PublishAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync("/admin/policies");
        await visitor.ReadyAsync();
        await Expect(page.GetByText("No rules for words yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Word rule" }).ClickAsync();
        var name = page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true });
        await name.FillAsync("Weapons");
        await name.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Weapons", Level = 1 })).ToBeVisibleAsync();
        await page.GetByText("A person looks first.").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Hold for review" })).ToBeCheckedAsync();
        await page.GetByLabel("Search, or a new term").FillAsync("bombe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take out: bombe" })).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Rules", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish 1" }).ClickAsync();
        await page.GetByLabel("Why, for the people of every workspace").FillAsync("Nobody needs them.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.GetByText("“Nobody needs them.”")).ToBeVisibleAsync();
    }
}
