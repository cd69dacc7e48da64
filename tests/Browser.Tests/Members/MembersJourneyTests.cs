using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Members;

/// <summary>Two people in two browsers: one invites, the other comes, works, and is given another role.</summary>
public sealed class MembersJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_comes_by_a_link_waits_is_let_in_draws_and_loses_the_right_on_the_open_page()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var owner = await Visitor.SignInAsync(chromium, studio, page: "members/invitations");
        await using var guest = await Visitor.ArriveAsync(chromium, studio);
        var link = await MakeLinkAsync(owner.Page);

        await AskAsync(guest.Page, link);
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = $"{TestPerson.WorkspaceName} has been asked" })).ToBeVisibleAsync();
        await guest.AssertAccessibleAsync();
        // It appears on the open page, and the guest's page goes on by itself.
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Let 丽华 in" }).ClickAsync();
        await guest.Page.ArriveAtAsync($"**/w/{TestPerson.Slug}/create");

        var view = new CreateView(guest);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 1);
        await view.SayAsync("A squirrel with a crown");
        await Expect(view.NewestTurn.Locator(".tile[data-state='done']")).ToHaveCountAsync(1, new() { Timeout = 3 * Chromium.Patience });

        await owner.GoAsync("members");
        var row = owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "lihua@atelier.example" });
        await Expect(row.GetByRole(AriaRole.Cell).Nth(3)).ToHaveTextAsync("1");
        await Expect(row).ToContainTextAsync("now");
        await row.GetByRole(AriaRole.Button, new() { Name = "Actions for 丽华" }).ClickAsync();
        await owner.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Viewer" }).ClickAsync();
        await Expect(row.Locator("td > .role")).ToHaveTextAsync("Viewer");

        await Expect(guest.Page.GetByText("Your role here is Viewer now.")).ToBeVisibleAsync();
        // What they made is read on; nothing is offered that they may not do.
        await Expect(view.NewestTurn).ToContainTextAsync("A squirrel with a crown");
        await Expect(guest.Page.Locator(".menu__item", new() { HasText = "Vary" })).ToHaveCountAsync(0);
        await Expect(view.Wish).ToHaveCountAsync(0);

        await row.GetByRole(AriaRole.Button, new() { Name = "Actions for 丽华" }).ClickAsync();
        await owner.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Remove from this workspace" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "You are no longer a member" })).ToBeVisibleAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(1);
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = "To the studio" }).ClickAsync();
        await guest.Page.ArriveAtAsync($"**/w/{TestPerson.Slug}/gallery");
        Assert.Empty(guest.Complaints);
        Assert.Empty(owner.Complaints);
    }

    [Fact]
    public async Task A_passkey_is_enough_for_a_new_account()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var owner = await Visitor.SignInAsync(chromium, studio, page: "members/invitations");
        await owner.Page.GetByLabel("I let each one in myself").UncheckAsync(new() { Force = true });
        var link = await MakeLinkAsync(owner.Page);
        await using var guest = await Visitor.ArriveAsync(chromium, studio);
        await Passkeys.AddDeviceAsync(guest.Page);

        await guest.Page.GotoAsync(link);
        var accept = guest.Page.GetByRole(AriaRole.Button, new() { Name = "Accept with a passkey" });
        await guest.Page.GetByLabel("Your name").FillAsync("丽华");
        await accept.ClickAsync();
        await Expect(guest.Page.GetByText("Type the e-mail address that you will sign in with.")).ToBeVisibleAsync();
        await guest.Page.GetByLabel("E-mail").FillAsync("lihua@atelier.example");
        await accept.ClickAsync();
        await guest.Page.ArriveAtAsync($"**/w/{TestPerson.Slug}/create");

        await guest.GoAsync("profile");
        await Expect(guest.Page.GetByText("Passkey on").First).ToBeVisibleAsync();
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).First.ClickAsync();
        await guest.Page.ArriveAtAsync("**/sign-in");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await guest.Page.ArriveAtAsync($"**/w/{TestPerson.Slug}/create");
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task Whoever_is_not_the_only_owner_leaves_from_the_page_of_the_account()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await using var visitor = await Visitor.ArriveAsync(chromium, studio);
        await visitor.SignInAsync(TestPerson.Stranger, $"/w/{TestPerson.Slug}/profile");
        var spaces = visitor.Page.GetByRole(AriaRole.List, new() { Name = "Workspaces" });
        await Expect(spaces.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "inland" })).ToContainTextAsync("Its only owner");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Leave {TestPerson.WorkspaceName}" }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = $"Leave {TestPerson.WorkspaceName}?" });
        await Expect(dialog).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"Leave {TestPerson.WorkspaceName}" }).ClickAsync();

        await visitor.Page.ArriveAtAsync("**/w/inland/create");
        await visitor.Page.GotoAsync($"/w/{TestPerson.Slug}/gallery");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is here" })).ToBeVisibleAsync();
    }

    internal static async Task<string> MakeLinkAsync(IPage page)
    {
        await page.GetByLabel("Note for them").FillAsync("絵本の挿絵を一緒に作りましょう");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        return await page.Locator(".secret code").InnerTextAsync();
    }

    internal static async Task AskAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("Your name").FillAsync("丽华");
        await page.GetByLabel("E-mail").FillAsync("lihua@atelier.example");
        await page.GetByLabel("Password").FillAsync("quilt harbour seven");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept with a password" }).ClickAsync();
    }
}
