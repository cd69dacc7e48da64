using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Moderation;

/// <summary>One way through all of moderation, with real models: a wish and pictures that the policy stops, a report, people who decide, an author who appeals, and another limit.</summary>
public sealed class WholeWayTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_wish_that_a_rule_stops_to_a_granted_appeal_and_another_limit()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await studio.AddModeratorsAsync(Token);
        await studio.PublishStrictRulesAsync(Token);
        await using var mia = await ArriveAsync(studio, ModeratedStudio.Mia, "create");
        await using var ben = await ArriveAsync(studio, ModeratedStudio.Ben, "moderation");
        await using var chen = await ArriveAsync(studio, ModeratedStudio.Chen, "moderation/settings");
        var create = new CreateView(mia);

        await WishIsLetThroughAsync(create, ben);
        await PicturesAreHeldAsync(create);
        await ReportIsDecidedAsync(studio, mia, ben);
        var about = await TwoPeopleRejectBothAsync(studio, ben, chen);
        await AuthorAppealsAsync(mia, about[0]);
        await OwnerGrantsForBothAsync(studio);
        await ComeBackAsync(studio, mia, about[1]);
        await TryAnotherLimitAsync(studio, ben);

        foreach (var visitor in new[] { mia, ben, chen })
        {
            Assert.Empty(visitor.Complaints);
        }
    }

    private static async Task WishIsLetThroughAsync(CreateView create, Visitor ben)
    {
        await create.ReadyAsync();
        await create.SayAsync("Fuchs mit Pistole");
        await Expect(create.NewestTurn.GetByRole(AriaRole.Region, new() { Name = "Waits for a moderator" })).ToContainTextAsync("Weapons");
        await Expect(ben.Page.Locator(".examine .facts")).ToContainTextAsync("Weapons");
        await Expect(ben.Page.Locator(".examine [data-lease]")).ToContainTextAsync("yours for");
        await PressAsync(ben.Page, "a");
        await Expect(Toast(ben.Page)).ToContainTextAsync("Approved.");
        // It starts by itself, in its author's name.
        await create.Make.WaitForAsync();
    }

    /// <summary>Twice the same: they look alike.</summary>
    private static async Task PicturesAreHeldAsync(CreateView create)
    {
        await create.AsItIsAsync(pictures: 1);
        var seed = (await create.SettingsAsync()).GetByLabel("Seed", new() { Exact = true });
        await seed.FillAsync("7");
        await seed.PressAsync("Tab");
        foreach (var turn in new[] { 2, 3 })
        {
            await create.SayAsync("A red fox, large, in the center.");
            await Expect(create.Turns).ToHaveCountAsync(turn);
            await Expect(create.NewestTurn.Locator(".tile[data-state='review']")).ToHaveCountAsync(1);
        }
    }

    private static async Task ReportIsDecidedAsync(RunningStudio studio, Visitor mia, Visitor ben)
    {
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 128, height: 96)).Single();
        await mia.GoAsync($"images/{image.Id}");
        await mia.Page.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        var dialog = mia.Page.GetByRole(AriaRole.Dialog, new() { Name = "Report this picture" });
        await dialog.GetByLabel("In a sentence").FillAsync("Copies our mascot.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        await Expect(Toast(mia.Page)).ToContainTextAsync("A moderator looks at it.");
        var report = await studio.InAsync(c => c.Cases.Where(x => x.Kind == CaseKind.Report).Select(x => x.Id).SingleAsync(Token), Token);
        await OpenAsync(ben, report);
        await Expect(ben.Page.Locator(".examine .facts")).ToContainTextAsync("Copies our mascot.");
        await PressAsync(ben.Page, "a");
        await Expect(Toast(ben.Page)).ToContainTextAsync("Approved.");
    }

    /// <summary>One press for both, of each of two people: a real person is a hard category.</summary>
    private static async Task<IReadOnlyList<Guid>> TwoPeopleRejectBothAsync(RunningStudio studio, Visitor ben, Visitor chen)
    {
        var about = await studio.InAsync(c => c.Cases.Where(x => x.Kind == CaseKind.Picture).OrderBy(x => x.OpenedAt).Select(x => x.Id).ToListAsync(Token), Token);
        Assert.Equal(2, about.Count);
        await OpenAsync(ben, about[0]);
        await Expect(ben.Page.Locator(".together")).ToContainTextAsync("Decide all 2 together");
        await PressAsync(ben.Page, "r");
        await ben.Page.GetByLabel("To the author").FillAsync("That is somebody.");
        await PressAsync(ben.Page, "2");
        await Expect(Toast(ben.Page)).ToContainTextAsync("Your view is in. Somebody else gives the second. 2 together.");

        await OpenAsync(chen, about[0]);
        await Expect(chen.Page.Locator(".examine")).ToContainTextAsync("One view is in and closed");
        await Expect(chen.Page.Locator(".mod")).Not.ToContainTextAsync("That is somebody.");
        await PressAsync(chen.Page, "r");
        await PressAsync(chen.Page, "2");
        await Expect(Toast(chen.Page)).ToContainTextAsync("Both views agree. Rejected: real person. 2 together.");
        return about;
    }

    private static async Task AuthorAppealsAsync(Visitor mia, Guid about)
    {
        await mia.GoAsync($"cases/{about}");
        await Expect(mia.Page.Locator(".said")).ToContainTextAsync("This picture was rejected.");
        await Expect(mia.Page.Locator(".appeal .spine")).ToContainTextAsync("That is somebody.");
        await Expect(mia.Page.Locator(".appeal")).Not.ToContainTextAsync(ModeratedStudio.Ben.Name);
        await mia.Page.GetByLabel("Why should somebody else look?").FillAsync("It is a fox.");
        await mia.Page.GetByRole(AriaRole.Button, new() { Name = "Appeal", Exact = true }).ClickAsync();
        await Expect(mia.Page.Locator(".said")).ToContainTextAsync("Your appeal is with somebody else now.");
    }

    /// <summary>Neither of the two who decided.</summary>
    private async Task OwnerGrantsForBothAsync(RunningStudio studio)
    {
        await using var owner = await ArriveAsync(studio, TestPerson.Owner, "moderation/appeals");
        await Expect(owner.Page.Locator(".examine")).ToContainTextAsync("The first decision is closed");
        await Expect(owner.Page.Locator(".together")).ToContainTextAsync("Also bring back this 1 when the appeal is granted");
        await owner.ScreenshotAsync("moderation-bring-back");
        await owner.AssertAccessibleAsync();
        await PressAsync(owner.Page, "a");
        await Expect(Toast(owner.Page)).ToContainTextAsync("Appeal granted. 2 together.");
        Assert.Empty(owner.Complaints);
    }

    private static async Task ComeBackAsync(RunningStudio studio, Visitor mia, Guid other)
    {
        await Expect(mia.Page.Locator(".said")).ToContainTextAsync("It is free now.");
        await mia.GoAsync($"cases/{other}");
        await Expect(mia.Page.Locator(".appeal .spine")).ToContainTextAsync("It came back with a picture that was rejected together with it");
        Assert.Equal(3, await studio.InAsync(c => c.Images.CountAsync(image => image.Standing == ImageStanding.Shown, Token), Token));
    }

    private static async Task TryAnotherLimitAsync(RunningStudio studio, Visitor ben)
    {
        var scores = (await studio.InAsync(c => c.Images.AsNoTracking().Where(image => image.Safety != null).Select(image => image.Safety).FirstAsync(Token), Token))!.Scores;
        await ben.GoAsync($"moderation/limits?class={(scores["Drawing"] > scores["Neutral"] ? "Drawing" : "Neutral")}");
        await Expect(ben.Page.Locator(".sim__verdict")).ToContainTextAsync("0.05 is the limit in force: in the last 30 days 2 pictures were held by it");
        await ben.Page.GetByRole(AriaRole.Slider, new() { Name = "Hold from" }).FillAsync("100");
        await Expect(ben.Page.Locator(".sim__verdict")).ToHaveTextAsync(new Regex("With 1.00 instead of 0.05, the last 30 days had [12] fewer pictures? held, 0 of which people had rejected.", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static ILocator Toast(IPage page) => page.Locator(".toast").Last;

    private static async Task OpenAsync(Visitor moderator, Guid about)
    {
        await moderator.GoAsync($"moderation?case={about}");
        await Expect(moderator.Page.Locator($"[data-case='{about}']")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(moderator.Page.Locator(".examine [data-lease]")).ToContainTextAsync("yours for");
    }

    /// <summary>Outside of every field.</summary>
    private static async Task PressAsync(IPage page, string key)
    {
        await page.Locator(".examine .title").ClickAsync();
        await page.Keyboard.PressAsync(key);
    }

    private async Task<Visitor> ArriveAsync(RunningStudio studio, TestPerson person, string page)
    {
        var visitor = await Visitor.ArriveAsync(chromium, studio);
        await visitor.SignInAsync(person, $"/w/{TestPerson.Slug}/{page}");
        return visitor;
    }
}
