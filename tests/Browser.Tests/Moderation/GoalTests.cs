using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using Studio.Web.Moderation.Settings;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Moderation;

/// <summary>The clock of a case against the workspace's goal, as whoever decides sees it.</summary>
public sealed class GoalTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_oldest_case_near_its_goal_is_said_above_the_queue_and_beside_its_number_until_the_goal_is_another()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 2, Token, width: 128, height: 128);
        var (old, fresh) = (await studio.HoldAsync(images[0], Token), await studio.HoldAsync(images[1], Token));
        await using var ben = await Visitor.ArriveAsync(chromium, studio, Window.Desktop);

        await AgeAsync(studio, old, TimeSpan.FromMinutes(150));
        await ben.SignInAsync(ModeratedStudio.Ben, $"/w/{TestPerson.Slug}/moderation");
        await Expect(ben.Page.Locator(".examine [data-lease]")).ToContainTextAsync("yours for");
        await Expect(ben.Page.Locator(".notice--warn")).ToHaveCountAsync(0);
        await Expect(ben.Page.Locator(".head, header").GetByText("goal 4 h").First).ToBeVisibleAsync();

        await AgeAsync(studio, old, TimeSpan.FromMinutes(200));
        await ben.GoAsync($"moderation?case={old}");
        await Expect(ben.Page.Locator(".notice--warn[role=status]")).ToHaveTextAsync(new Regex("The oldest case is (?:39|40) m from its goal of 4 h.", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(ben.Page.Locator(".examine")).ToContainTextAsync("goal in ");
        await Expect(ben.Page.Locator(".examine [data-late]")).ToHaveCountAsync(0);
        await ben.ScreenshotAsync("moderation-goal-near");

        await AgeAsync(studio, old, TimeSpan.FromHours(6));
        await ben.GoAsync($"moderation?case={old}");
        await Expect(ben.Page.Locator(".notice--warn[role=status]")).ToHaveTextAsync("The oldest case has waited 6 h. The goal is 4 h.");
        await Expect(ben.Page.Locator(".examine [data-late]")).ToContainTextAsync("2 h over the goal");
        await Expect(ben.Page.Locator("nav .count[title='The oldest case has waited 6 h. The goal is 4 h.']").First).ToBeVisibleAsync();
        await ben.ScreenshotAsync("moderation-goal-over");

        // By itself: the page is open while an admin gives more time.
        await studio.AsAsync<ModerationSettingsActions>(TestPerson.Owner, async settings =>
        {
            var form = await settings.ReadAsync(Token);
            form.GoalHours = 24;
            await settings.SaveAsync(form, Token);
        }, Token);
        await Expect(ben.Page.Locator(".notice--warn")).ToHaveCountAsync(0);
        await Expect(ben.Page.Locator(".examine [data-late]")).ToHaveCountAsync(0);
        await Expect(ben.Page.Locator(".examine")).ToContainTextAsync("goal in 1");
        Assert.NotEqual(old, fresh);
        Assert.Empty(ben.Complaints);
    }

    private static Task AgeAsync(RunningStudio studio, Guid about, TimeSpan age) => studio.InAsync(
        c => c.Cases.Where(x => x.Id == about).ExecuteUpdateAsync(set => set.SetProperty(x => x.OpenedAt, TimeProvider.System.GetUtcNow().UtcDateTime - age), Token), Token);
}
