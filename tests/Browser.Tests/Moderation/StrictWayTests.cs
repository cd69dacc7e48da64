using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Members;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Moderation;

/// <summary>The hard half: two people who differ, warnings that pause somebody, a moderator who is none any more, and a decision that is read in the log.</summary>
public sealed class StrictWayTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Views_that_differ_are_decided_by_an_owner_and_the_third_warning_pauses_until_it_is_lifted()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        var held = await HoldForMiaAsync(studio);
        await using var ben = await ArriveAsync(studio, ModeratedStudio.Ben, "moderation");
        await using var owner = await ArriveAsync(studio, TestPerson.Owner, "moderation");
        await using var mia = await ArriveAsync(studio, ModeratedStudio.Mia, "create");

        await DifferAsync(studio, ben, owner, held[0]);
        await OwnerDecidesAsync(studio, owner, ben, held[0]);
        await WarnAsync(ben, held[1]);
        await WarnAsync(ben, held[2]);
        await Expect(mia.Page.Locator(".notice.paused")).ToContainTextAsync("3 warnings count");
        await mia.ScreenshotAsync("moderation-paused");
        await LiftAsync(owner, mia);
        await ReadInTheLogAsync(owner);
        await DemoteAsync(studio, ben, held[3]);

        foreach (var visitor in new[] { owner, mia })
        {
            Assert.Empty(visitor.Complaints);
        }
    }

    private async Task DifferAsync(RunningStudio studio, Visitor ben, Visitor owner, Guid about)
    {
        await OpenAsync(ben, about);
        await PressAsync(ben.Page, "r");
        await PressAsync(ben.Page, "2");
        await Expect(Toast(ben)).ToContainTextAsync("Your view is in. Somebody else gives the second.");
        await using var chen = await ArriveAsync(studio, ModeratedStudio.Chen, "moderation");
        await OpenAsync(chen, about);
        await Expect(chen.Page.Locator(".examine")).ToContainTextAsync("One view is in and closed");
        await chen.ScreenshotAsync("moderation-second-view");
        await PressAsync(chen.Page, "a");
        await Expect(Toast(chen)).ToContainTextAsync("Your view and the first differ: owners and admins decide.");
        await Expect(chen.Page.Locator($"[data-case='{about}']")).ToHaveCountAsync(0);
        // The next case opened by itself: leaving the page lets go of it.
        await chen.GoAsync("gallery");
        await IsFreeOfAsync(owner, ModeratedStudio.Chen);
        Assert.Empty(chen.Complaints);
    }

    private async Task OwnerDecidesAsync(RunningStudio studio, Visitor owner, Visitor ben, Guid about)
    {
        await OpenAsync(owner, about);
        await Expect(owner.Page.Locator(".views")).ToContainTextAsync("Reject: real person");
        await Expect(owner.Page.Locator(".views")).ToContainTextAsync("Approve");
        await owner.ScreenshotAsync("moderation-views-differ");
        await owner.AssertAccessibleAsync();
        await using (var phone = await Visitor.ArriveAsync(chromium, studio, Window.PhoneLight))
        {
            await phone.SignInAsync(TestPerson.Owner, $"/w/{TestPerson.Slug}/moderation?case={about}");
            await Expect(phone.Page.Locator(".views")).ToContainTextAsync("Reject: real person");
            await phone.ScreenshotAsync("moderation-views-differ-390-light");
        }

        await OpenAsync(owner, about);
        await PressAsync(owner.Page, "r");
        await owner.Page.GetByText("Warn the author").ClickAsync();
        await PressAsync(owner.Page, "2");
        await Expect(Toast(owner)).ToContainTextAsync("Rejected: real person.");
        await owner.GoAsync("moderation/settings");
        await IsFreeOfAsync(ben, TestPerson.Owner);
    }

    private static async Task WarnAsync(Visitor ben, Guid about)
    {
        await OpenAsync(ben, about);
        await PressAsync(ben.Page, "r");
        await ben.Page.GetByText("Warn the author").ClickAsync();
        await PressAsync(ben.Page, "1");
        await Expect(Toast(ben)).ToContainTextAsync("Rejected: sexual content.");
    }

    private static async Task LiftAsync(Visitor owner, Visitor mia)
    {
        await owner.GoAsync("moderation/settings");
        await Expect(owner.Page.Locator(".card.paused")).ToContainTextAsync($"{ModeratedStudio.Mia.Name} until");
        await owner.ScreenshotAsync("moderation-paused-now");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Let them make pictures again" }).ClickAsync();
        await Expect(Toast(owner)).ToContainTextAsync("can make pictures again. Warnings still count.");
        // Without asking for the page again.
        await Expect(mia.Page.Locator(".notice.paused")).ToHaveCountAsync(0);
    }

    /// <summary>What another decided, and an appeal against it can still be made.</summary>
    private static async Task ReadInTheLogAsync(Visitor owner)
    {
        await owner.GoAsync("audit");
        await owner.Page.Locator(".log__row", new() { HasText = "It opens when no appeal against it can be made any more" }).First.ClickAsync();
        var drawer = owner.Page.Locator("aside.drawer");
        await Expect(drawer).ToContainTextAsync("Not said yet");
        await owner.ScreenshotAsync("audit-closed-decision");
        await owner.AssertAccessibleAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Read it all the same" }).ClickAsync();
        await Expect(drawer.Locator(".audit__sentence")).ToHaveTextAsync(new Regex($"^{ModeratedStudio.Ben.Name} (?:rejected a case|gave a first view)", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(owner.Page.Locator(".log__row").First).ToContainTextAsync("read who decided a case of moderation and how");
    }

    /// <summary>With a case open.</summary>
    private static async Task DemoteAsync(RunningStudio studio, Visitor ben, Guid about)
    {
        await OpenAsync(ben, about);
        var him = await studio.AsAsync<MemberQueries, MemberView>(TestPerson.Owner, async members => (await members.PeopleAsync(Token)).Single(member => member.Name == ModeratedStudio.Ben.Name), Token);
        await studio.AsAsync<MemberActions>(TestPerson.Owner, members => members.ChangeRoleAsync(him, Role.Creator, confirmed: null, Token), Token);
        await ben.Page.Keyboard.PressAsync("a");
        await Expect(ben.Page.Locator("#main")).ToContainTextAsync("Moderators work here");
        await ben.ScreenshotAsync("moderation-demoted");
        // Nobody waits for the end of the lease.
        Assert.Equal((CaseState.Open, null), await studio.InAsync(c => c.Cases.Where(x => x.Id == about).Select(x => ValueTuple.Create(x.State, x.ClaimedById)).SingleAsync(Token), Token));
    }

    private static async Task<IReadOnlyList<Guid>> HoldForMiaAsync(RunningStudio studio)
    {
        var held = new List<Guid>();
        foreach (var image in await studio.AddPicturesAsync(TestPerson.Slug, 4, Token, width: 128, height: 128))
        {
            held.Add(await studio.HoldAsync(image, Token));
        }

        await studio.InAsync(
            async context =>
            {
                var mia = await context.Users.Where(user => user.Email == ModeratedStudio.Mia.Email).Select(user => user.Id).SingleAsync(Token);
                await context.Images.AlsoHidden().ExecuteUpdateAsync(set => set.SetProperty(image => image.CreatedById, mia), Token);
                return await context.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.AuthorId, mia), Token);
            },
            Token);
        return held;
    }

    /// <summary>By what another sees, without asking for the page again.</summary>
    private static Task IsFreeOfAsync(Visitor other, TestPerson person) =>
        Expect(other.Page.Locator(".case__why", new() { HasText = $"{person.Name} works on it" })).ToHaveCountAsync(0);

    private static ILocator Toast(Visitor visitor) => visitor.Page.Locator(".toast").Last;

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
