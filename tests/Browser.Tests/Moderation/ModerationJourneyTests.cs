using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Moderation;

/// <summary>The whole way: a picture is held or reported, a moderator decides with the keyboard, its author reads why and appeals, somebody else decides.</summary>
public sealed class ModerationJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_picture_goes_through_claim_decision_appeal_and_a_second_view()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 128, height: 128)).Single();
        var about = await studio.HoldAsync(image, Token);

        await using var ben = await ArriveAsync(studio, ModeratedStudio.Ben, "moderation");
        await Expect(ben.Page.Locator($"[data-case='{about}']")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(ben.Page.Locator(".examine [data-lease]")).ToContainTextAsync("yours for");
        await ben.ScreenshotAsync("moderation-queue");
        await LookAsync(ben.Page);

        await using (var chen = await ArriveAsync(studio, ModeratedStudio.Chen, $"moderation?case={about}"))
        {
            await Expect(chen.Page.Locator(".examine [role=status]")).ToContainTextAsync("works on this case");
            await Expect(chen.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeDisabledAsync();
        }

        await ben.Page.Keyboard.PressAsync("r");
        await ben.Page.GetByLabel("To the author").FillAsync("Please cover it.");
        await ben.Page.Locator(".examine .title").ClickAsync();
        await ben.ScreenshotAsync("moderation-reject");
        await ben.Page.Keyboard.PressAsync("1");
        await Expect(ben.Page.Locator(".toast")).ToContainTextAsync("Rejected: sexual content.");
        await Expect(ben.Page.Locator(".examine")).ToContainTextAsync("Nothing waits");

        await using var author = await ArriveAsync(studio, TestPerson.Owner, $"cases/{about}");
        await Expect(author.Page.Locator(".said")).ToContainTextAsync("This picture was rejected.");
        await Expect(author.Page.Locator(".appeal .spine")).ToContainTextAsync("Please cover it.");
        await Expect(author.Page.Locator(".appeal")).Not.ToContainTextAsync(ModeratedStudio.Ben.Name);
        await author.ScreenshotAsync("moderation-author");
        await author.Page.GetByLabel("Why should somebody else look?").FillAsync("It is a squirrel.");
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Appeal", Exact = true }).ClickAsync();
        await Expect(author.Page.Locator(".said")).ToContainTextAsync("Your appeal is with somebody else now.");

        await DecideAppealAsync(studio);

        await Expect(author.Page.Locator(".said")).ToContainTextAsync("It is free now.");
        Assert.Equal(ImageStanding.Shown, await studio.InAsync(c => c.Images.Select(i => i.Standing).SingleAsync(Token), Token));
        Assert.Equal(1, await studio.InAsync(c => c.CaseLooks.CountAsync(Token), Token));
        Assert.Equal([null, CaseSureness.Fairly], await studio.InAsync(c => c.CaseDecisions.OrderBy(d => d.At).Select(d => d.Sureness).ToListAsync(Token), Token));
        Assert.Empty(ben.Complaints);
        Assert.Empty(author.Complaints);
    }

    private async Task DecideAppealAsync(RunningStudio studio)
    {
        await using var second = await ArriveAsync(studio, ModeratedStudio.Chen, "moderation/appeals");
        await Expect(second.Page.Locator(".sealed")).ToContainTextAsync("The first decision is closed");
        await Expect(second.Page.Locator(".mod")).Not.ToContainTextAsync("Please cover it.");
        await second.Page.GetByRole(AriaRole.Radio, new() { Name = "Fairly" }).ClickAsync();
        await Expect(second.Page.GetByRole(AriaRole.Radio, new() { Name = "Fairly" })).ToHaveAttributeAsync("aria-checked", "true");
        await second.ScreenshotAsync("moderation-appeal");
        await second.Page.Locator(".examine .title").ClickAsync();
        await second.Page.Keyboard.PressAsync("a");
        await Expect(second.Page.Locator(".toast")).ToContainTextAsync("A moderator had rejected it first: sexual content, after less than a minute, unblurred.");
        await second.GoAsync("moderation/appeals/decided");
        await Expect(second.Page.Locator(".views")).ToContainTextAsync("fairly sure, after less than a minute");
        await Expect(second.Page.Locator(".views")).ToContainTextAsync("Reject: sexual content");
        await second.ScreenshotAsync("moderation-appeals-decided");
        await second.AssertAccessibleAsync();
        Assert.Empty(second.Complaints);
    }

    [Fact]
    public async Task A_member_reports_a_picture_and_a_decision_is_taken_back_in_time()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 128, height: 128)).Single();
        await using var ben = await ArriveAsync(studio, ModeratedStudio.Ben, "moderation");
        await Expect(ben.Page.Locator(".examine")).ToContainTextAsync("Nothing waits");

        await using var mia = await ArriveAsync(studio, ModeratedStudio.Mia, $"images/{image.Id}");
        await mia.Page.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        var dialog = mia.Page.GetByRole(AriaRole.Dialog, new() { Name = "Report this picture" });
        await dialog.GetByLabel("In a sentence").FillAsync("Copies our mascot.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        await Expect(mia.Page.Locator(".toast")).ToContainTextAsync("A moderator looks at it.");

        // By itself: the page was open before.
        await Expect(ben.Page.Locator(".examine .facts")).ToContainTextAsync("Copies our mascot.");
        await ben.Page.Locator(".examine .title").ClickAsync();
        await ben.Page.Keyboard.PressAsync("r");
        await ben.Page.Keyboard.PressAsync("7");
        await Expect(ben.Page.Locator(".toast")).ToContainTextAsync("Rejected: copies a work or a mark.");
        await Expect(mia.Page.Locator("#main")).ToContainTextAsync("There is no such picture here");
        await ben.Page.Keyboard.PressAsync("z");
        await Expect(ben.Page.Locator(".examine .facts")).ToContainTextAsync("Copies our mascot.");

        Assert.Equal(ImageStanding.Shown, await studio.InAsync(c => c.Images.Select(i => i.Standing).SingleAsync(Token), Token));
        Assert.Empty(ben.Complaints);
        Assert.Empty(mia.Complaints);
    }

    [Fact]
    public async Task The_queue_and_a_case_hold_in_every_window_and_can_be_read_by_everybody()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 3, Token, width: 256, height: 256, file: Drawn);
        var about = await studio.HoldAsync(images[0], Token, ImageStanding.Removed);
        await studio.HoldAsync(images[1], Token);
        await studio.HoldAsync(images[2], Token);
        foreach (var window in Window.All)
        {
            await using var ben = await Visitor.ArriveAsync(chromium, studio, window);
            await ben.SignInAsync(ModeratedStudio.Ben, $"/w/{TestPerson.Slug}/moderation");
            await Expect(ben.Page.Locator(".examine [data-lease]")).ToContainTextAsync("yours for");
            await HoldsAsync(ben, $"moderation-queue-{window}");
            await using var author = await Visitor.SignInAsync(chromium, studio, window, $"cases/{about}");
            await Expect(author.Page.Locator(".said")).ToContainTextAsync("was rejected");
            await HoldsAsync(author, $"moderation-case-{window}");
            await author.GoAsync("cases");
            await Expect(author.Page.Locator("[data-case]")).ToHaveCountAsync(3);
            await HoldsAsync(author, $"moderation-cases-{window}");
        }
    }

    /// <summary>The list and a case are not beside each other there.</summary>
    [Fact]
    public async Task On_a_phone_a_case_leads_back_to_the_list_and_is_free_again()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        var held = new List<Guid>();
        foreach (var image in await studio.AddPicturesAsync(TestPerson.Slug, 2, Token, width: 256, height: 256, file: Drawn))
        {
            held.Add(await studio.HoldAsync(image, Token));
        }

        await using var ben = await Visitor.ArriveAsync(chromium, studio, Window.Phone);
        await ben.SignInAsync(ModeratedStudio.Ben, $"/w/{TestPerson.Slug}/moderation");
        await Expect(ben.Page.Locator(".examine [data-lease]")).ToContainTextAsync("yours for");
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "All cases" }).ClickAsync();
        await Expect(ben.Page.Locator("[data-case]")).ToHaveCountAsync(2);
        await Expect(ben.Page.Locator(".examine")).ToHaveCountAsync(1);
        await Expect(ben.Page.Locator(".examine")).Not.ToBeVisibleAsync();
        Assert.False(await studio.InAsync(c => c.Cases.AnyAsync(x => x.ClaimedById != null, Token), Token));
        await ben.ScreenshotAsync("moderation-list-390-dark");
        await ben.AssertAccessibleAsync();

        // What others do meanwhile opens nothing by itself.
        await studio.HoldAsync((await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single(), Token);
        await ben.Page.Locator($"[data-case='{held[1]}']").ClickAsync();
        await Expect(ben.Page.Locator(".examine [data-lease]")).ToContainTextAsync("yours for");
        Assert.Equal(held[1], await studio.InAsync(c => c.Cases.Where(x => x.ClaimedById != null).Select(x => x.Id).SingleAsync(Token), Token));
        Assert.Empty(ben.Complaints);
    }

    /// <summary>Pictures of the embedded model.</summary>
    private static byte[] Drawn(int number) =>
        File.ReadAllBytes(Path.Combine(Goldens.Folder("embedded"), ((string[])["ddim20-squirrel-king", "eulera15-fox", "ddim10-panda-sunglasses"])[number % 3], "image_0.png"));

    private static async Task HoldsAsync(Visitor visitor, string name)
    {
        await visitor.ScreenshotAsync(name);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than its window.");
        var result = await visitor.Page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{name}: {string.Join("; ", result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}")))}");
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>The picture is asked for when B goes down, and gone when it goes up.</summary>
    private static async Task LookAsync(IPage page)
    {
        await page.Locator(".examine .title").ClickAsync();
        await page.Keyboard.DownAsync("b");
        await Expect(page.Locator(".blurred[data-looking] img[src$='/picture']")).ToBeVisibleAsync();
        await page.Keyboard.UpAsync("b");
        await Expect(page.Locator(".subject .blurred:not([data-looking]) img[src$='/blur']")).ToBeVisibleAsync();
    }

    private async Task<Visitor> ArriveAsync(RunningStudio studio, TestPerson person, string page)
    {
        var visitor = await Visitor.ArriveAsync(chromium, studio);
        await visitor.SignInAsync(person, $"/w/{TestPerson.Slug}/{page}");
        return visitor;
    }
}
