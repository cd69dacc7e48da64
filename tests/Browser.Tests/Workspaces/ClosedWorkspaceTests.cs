using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Data.Quotas;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Workspaces;

/// <summary>Archived means that nothing is made, not that nothing is seen.</summary>
public sealed class ClosedWorkspaceTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_an_archived_workspace_threads_are_read_and_nothing_is_asked_for()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var (page, view) = (visitor.Page, new CreateView(visitor));
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 1);
        await view.SayAsync("A squirrel with a crown");
        await Expect(view.NewestTurn.Locator(".tile[data-state='done']")).ToHaveCountAsync(1, new() { Timeout = 3 * Chromium.Patience });
        var thread = new Uri(page.Url).AbsolutePath;
        await ArchiveAsync(studio);

        await page.GotoAsync(thread);
        await visitor.ReadyAsync();
        await Expect(view.NewestTurn).ToContainTextAsync("A squirrel with a crown");
        await Expect(page.Locator(".tile[data-state='done'] img")).ToHaveCountAsync(1);
        await Expect(view.Wish).ToHaveCountAsync(0);
        await Expect(page.Locator(".tile__tools")).ToHaveCountAsync(0);
        await visitor.ScreenshotAsync("archived-thread-1440-dark");
        await visitor.AssertAccessibleAsync();

        await visitor.GoAsync("create");
        await Expect(page.GetByText("The threads that you made stay, and can be read.")).ToBeVisibleAsync();
        await Expect(page.Locator("#side-list a").Filter(new() { HasText = "squirrel" })).ToHaveCountAsync(1);
        await visitor.AssertAccessibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task In_an_archived_workspace_people_links_and_limits_are_read_and_people_only_go()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await studio.InAsync(
            context =>
            {
                context.Add(new QuotaLimit { Subject = QuotaSubject.Creator, PicturesADay = 77 });
                return context.SaveChangesAsync(Token);
            },
            Token);
        await ArchiveAsync(studio);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "members");
        var page = visitor.Page;

        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = TestPerson.Stranger.Email })).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Invite" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Actions for {TestPerson.Stranger.Name}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitemradio)).ToHaveCountAsync(0);
        await visitor.ScreenshotAsync("archived-members-1440-dark");
        await visitor.AssertAccessibleAsync();

        // That it is archived keeps nobody in it.
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Remove from this workspace" }).ClickAsync();
        await Expect(page.GetByText($"{TestPerson.Stranger.Name} is out.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = TestPerson.Stranger.Email })).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Invitations" }).ClickAsync();
        await Expect(page.GetByText("Nobody is invited")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make the link" })).ToHaveCountAsync(0);

        await visitor.GoAsync("quotas");
        var limit = page.GetByLabel("Creators: pictures a day");
        await Expect(limit).ToHaveValueAsync("77");
        await Expect(limit).ToBeDisabledAsync();
        await visitor.ScreenshotAsync("archived-quotas-1440-dark");
        await visitor.AssertAccessibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_name_as_long_as_may_be_stays_within_the_side_bar()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.InAsync(context => context.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, new string('W', 100)), Token), Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");

        var (bar, person) = (await visitor.Page.Locator("aside.sidebar").BoundingBoxAsync(), await visitor.Page.Locator("aside.sidebar .person").BoundingBoxAsync());

        Assert.True(person!.X + person.Width <= bar!.X + bar.Width, $"The name ends at {person.X + person.Width}, the side bar at {bar.X + bar.Width}.");
    }

    private static Task ArchiveAsync(RunningStudio studio) => studio.InAsync(
        context => context.Workspaces.Where(workspace => workspace.Slug == TestPerson.Slug)
            .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.ArchivedAt, DateTime.UnixEpoch), Token),
        Token);
}
