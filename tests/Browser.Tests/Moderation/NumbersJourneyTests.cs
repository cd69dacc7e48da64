using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Retention;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Moderation;

/// <summary>What moderation did in a month, and what another limit would have done: read, tried with the keyboard, put into the draft.</summary>
public sealed class NumbersJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_limit_is_moved_with_the_keyboard_says_what_it_would_have_done_and_goes_into_the_draft()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        await studio.AddScoresAsync(100, Token);
        await using var ben = await Visitor.ArriveAsync(chromium, studio);
        await ben.SignInAsync(ModeratedStudio.Ben, $"/w/{TestPerson.Slug}/moderation/limits?class=Sexy");
        var (verdict, slider) = (ben.Page.Locator(".sim__verdict"), ben.Page.GetByRole(AriaRole.Slider, new() { Name = "Hold from" }));

        await Expect(verdict).ToContainTextAsync("0.80 is the limit in force: in the last 30 days 20 pictures were held by it");
        await slider.FocusAsync();
        await slider.PressAsync("PageDown");
        await Expect(verdict).ToHaveTextAsync("With 0.70 instead of 0.80, the last 30 days had 10 more pictures held, 1 of which people had rejected.");
        await slider.PressAsync("ArrowRight");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", "0.71, 9 more held");
        await Expect(ben.Page.Locator(".sides figure")).ToHaveCountAsync(9);
        await slider.PressAsync("0");
        await Expect(ben.Page.GetByRole(AriaRole.Button, new() { Name = "Make 0.80 a draft" })).ToBeDisabledAsync();

        await slider.FillAsync("62");
        await Expect(verdict).ToContainTextAsync("With 0.62 instead of 0.80");
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Make 0.62 a draft" }).ClickAsync();
        await Expect(ben.Page.Locator(".toast")).ToContainTextAsync("0.62 is in the draft of the next policy.");

        var draft = await studio.InAsync(c => c.PolicyDrafts.AsNoTracking().SingleAsync(Token), Token);
        Assert.Equal(0.62, Assert.Single(draft.Document.Pictures).Hold);
        Assert.Empty(ben.Complaints);
    }

    [Fact]
    public async Task What_was_kept_long_enough_is_shown_first_and_then_deleted()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        var removed = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        var about = await studio.HoldAsync(removed, Token, ImageStanding.Removed);
        var then = removed.CreatedAt.AddDays(-60);
        await studio.InAsync(c => c.Cases.Where(x => x.Id == about).ExecuteUpdateAsync(set => set.SetProperty(x => x.DecidedAt, then), Token), Token);
        await using var owner = await Visitor.SignInAsync(chromium, studio, page: "moderation/retention");
        var (headline, days) = (owner.Page.Locator("#due"), owner.Page.GetByLabel("Removed pictures: days"));

        await Expect(headline).ToHaveTextAsync("Nothing is due");
        await days.FillAsync("29");
        await days.BlurAsync();
        await Expect(owner.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is kept for 30 to 3,650 days.");
        await days.FillAsync("59");
        await days.BlurAsync();
        await Expect(headline).ToContainTextAsync("Now this would delete 1 picture (");
        await owner.ScreenshotAsync("moderation-retention");
        await owner.AssertAccessibleAsync();
        Assert.Equal(1, await studio.InAsync(c => c.Images.AlsoHidden().CountAsync(Token), Token));
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Delete what is due" }).ClickAsync();
        await owner.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(headline).ToHaveTextAsync("Nothing is due");

        Assert.Equal(0, await studio.InAsync(c => c.Images.AlsoHidden().CountAsync(Token), Token));
        Assert.Empty(owner.Complaints);
    }

    [Fact]
    public async Task Numbers_and_limits_hold_in_every_window_and_can_be_read_by_everybody()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        await studio.AddMonthAsync(Token);
        await studio.AddScoresAsync(100, Token);
        foreach (var window in Window.All)
        {
            await using var ben = await Visitor.ArriveAsync(chromium, studio, window);
            await ben.SignInAsync(ModeratedStudio.Ben, $"/w/{TestPerson.Slug}/moderation/numbers?month={ModeratedMonth.Month}");
            await Expect(ben.Page.Locator(".stats")).ToContainTextAsync("420");
            await HoldsAsync(ben, $"moderation-numbers-{window}");
            await ben.GoAsync("moderation/limits?class=Sexy");
            await ben.Page.GetByRole(AriaRole.Slider).FillAsync("62");
            await Expect(ben.Page.Locator(".sim__verdict")).ToContainTextAsync("With 0.62 instead of 0.80");
            await HoldsAsync(ben, $"moderation-limits-{window}");
            await KnobStaysInsideAsync(ben, $"moderation-limits-lowest-{window}");
            await ben.GoAsync("moderation/retention");
            await Expect(ben.Page.Locator(".keep")).ToHaveCountAsync(Enum.GetValues<RetainedData>().Length);
            await HoldsAsync(ben, $"moderation-retention-{window}");
        }
    }

    /// <summary>At both ends the limit can be read and taken hold of.</summary>
    private static async Task KnobStaysInsideAsync(Visitor visitor, string name)
    {
        foreach (var end in new[] { "100", "1" })
        {
            await visitor.Page.GetByRole(AriaRole.Slider).FillAsync(end);
            await Expect(visitor.Page.Locator(".handle")).ToHaveTextAsync(end == "1" ? "0.01" : "1.00");
            var (knob, card) = (await visitor.Page.Locator(".handle").BoundingBoxAsync(), await visitor.Page.Locator(".card", new() { Has = visitor.Page.Locator(".cutter") }).BoundingBoxAsync());
            Assert.InRange(knob!.X, card!.X, card.X + card.Width - knob.Width);
        }

        await visitor.ScreenshotAsync(name);
    }

    private static async Task HoldsAsync(Visitor visitor, string name)
    {
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than its window.");
        await visitor.ScreenshotAsync(name);
        await visitor.AssertAccessibleAsync();
        Assert.Empty(visitor.Complaints);
    }
}
