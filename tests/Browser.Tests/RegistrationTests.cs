using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests;

/// <summary>An administrator opens the door, a stranger makes an account, and the door is closed again.</summary>
public sealed class RegistrationTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_lets_everybody_make_an_account_a_stranger_makes_one_and_the_log_keeps_both()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var owner = await Visitor.SignInAsync(chromium, studio);
        await using var stranger = await Visitor.ArriveAsync(chromium, studio);
        await stranger.Page.GotoAsync("/sign-up");
        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = "By invitation only" })).ToBeVisibleAsync();
        await owner.Page.GotoAsync("/admin/users");
        await owner.ReadyAsync();
        var rule = owner.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Everybody who reaches this server may make an account" });
        await Expect(rule).Not.ToBeCheckedAsync();
        await rule.CheckAsync();
        await Expect(rule).ToBeCheckedAsync();
        await owner.ScreenshotAsync("admin-users-accounts-1440-dark", isWhole: true);
        await owner.AssertAccessibleAsync();

        await stranger.Page.GotoAsync("/sign-in");
        await stranger.Page.GetByRole(AriaRole.Link, new() { Name = "Make one" }).ClickAsync();
        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = "Make an account" })).ToBeVisibleAsync();
        await stranger.ScreenshotAsync("sign-up-1440-dark");
        await stranger.AssertAccessibleAsync();
        await stranger.Page.GetByLabel("Your name").FillAsync("Lihua");
        await stranger.Page.GetByLabel("E-mail").FillAsync("lihua@example.org");
        await stranger.Page.GetByLabel("Password").FillAsync("password1234");
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await Expect(stranger.Page.GetByText("This password is among the first that are guessed.")).ToBeVisibleAsync();
        await stranger.Page.GetByLabel("Password").FillAsync("a kettle of green pines");
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = "You are in no workspace" })).ToBeVisibleAsync();
        await stranger.ScreenshotAsync("sign-up-done-1440-dark");

        await owner.Page.GotoAsync("/admin/audit");
        await Expect(owner.Page.GetByText("changed who may make an account.")).ToBeVisibleAsync();
        await Expect(owner.Page.GetByText("made an account without an invitation.")).ToBeVisibleAsync();
        Assert.Empty(owner.Complaints);
        Assert.Empty(stranger.Complaints);
    }
}
