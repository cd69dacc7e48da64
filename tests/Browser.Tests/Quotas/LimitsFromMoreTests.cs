using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Quotas;

/// <summary>Whoever makes pictures and manages nothing has no page Members that would lead to the limits.</summary>
public sealed class LimitsFromMoreTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_creator_finds_their_limits_on_a_phone_and_an_owner_finds_them_among_the_members()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await using var visitor = await Visitor.ArriveAsync(chromium, studio, Window.Phone);
        await visitor.SignInAsync(TestPerson.Stranger, $"/w/{TestPerson.Slug}/more");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Your limits" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Your limits" })).ToBeVisibleAsync();

        await visitor.Page.GotoAsync("/w/inland/more");
        await visitor.ReadyAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Members" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Your limits" })).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }
}
