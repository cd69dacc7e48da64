using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Quotas;

/// <summary>A creator asks for more, the owner answers in place; both pages stay open.</summary>
public sealed class MoreJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_creator_asks_for_more_the_owner_raises_it_and_both_pages_follow()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await LimitAsync(studio);
        await using var owner = await Visitor.SignInAsync(chromium, studio, page: "quotas");
        await using var creator = await Visitor.ArriveAsync(chromium, studio);
        await creator.SignInAsync(TestPerson.Stranger, $"/w/{TestPerson.Slug}/quotas");

        await creator.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for more" }).ClickAsync();
        await creator.Page.GetByLabel("How much you need").FillAsync("30");
        await creator.Page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(creator.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You may use 40 pictures a day now. Ask for a larger number.");
        await creator.Page.GetByLabel("How much you need").FillAsync("200");
        await creator.Page.GetByLabel("What for").FillAsync("A poster for Friday.");
        await creator.ScreenshotAsync("ask-for-more-1440-dark");
        await creator.AssertAccessibleAsync();
        await creator.Page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(creator.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Nobody has answered yet." })).ToBeVisibleAsync();

        var row = owner.Page.GetByRole(AriaRole.List, new() { Name = "Asked for more" }).GetByRole(AriaRole.Listitem);
        await Expect(row).ToContainTextAsync("asks for 200 pictures a day, 40 now");
        await Expect(row).ToContainTextAsync("A poster for Friday.");
        await Expect(owner.Page.Locator(".sidebar").GetByTitle("1 asked for more than a limit allows")).ToBeVisibleAsync();
        await owner.ScreenshotAsync("asked-for-more-1440-dark");
        await owner.AssertAccessibleAsync();
        await owner.Page.SetViewportSizeAsync(390, 844);
        await owner.ScreenshotAsync("asked-for-more-390-dark");
        await owner.Page.SetViewportSizeAsync(1440, 900);
        await row.GetByRole(AriaRole.Button, new() { Name = "Raise to 200 for all Creators" }).ClickAsync();

        await Expect(row).ToHaveCountAsync(0);
        await Expect(owner.Page.GetByLabel("Creators: pictures a day")).ToHaveValueAsync("200");
        await Expect(creator.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{TestPerson.Owner.Name} raised the limit." })).ToBeVisibleAsync();
        await Expect(creator.Page.Locator(".gauge", new() { HasText = "Your pictures" })).ToContainTextAsync("of 200");
        Assert.Empty(owner.Complaints);
        Assert.Empty(creator.Complaints);
    }

    private static async Task LimitAsync(RunningStudio studio) => await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
        await studio.WorkspaceIdAsync(TestPerson.Slug, Token),
        async (services, ct) =>
        {
            var context = services.GetRequiredService<StudioDbContext>();
            await context.Memberships.Where(member => member.Role != Role.Owner).ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, Role.Creator), ct);
            context.Add(new QuotaLimit { Subject = QuotaSubject.Creator, PicturesADay = 40 });
            await context.SaveChangesAsync(ct);
        },
        Token);
}
