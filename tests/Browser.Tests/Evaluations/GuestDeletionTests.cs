using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using Studio.Web.Rating;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Evaluations;

/// <summary>The code works in any browser that has the link, also while the link still lets people in.</summary>
public sealed class GuestDeletionTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_deletes_their_answers_in_another_browser_while_others_still_come()
    {
        await using var rated = await RatedStudio.StartAsync(Token, checkEvery: 0);
        await using var guest = await Visitor.ArriveAsync(chromium, rated.Studio);
        var code = await RateAsync(guest.Page, rated.Link);

        await using var elsewhere = await Visitor.ArriveAsync(chromium, rated.Studio, Window.Phone);
        var page = elsewhere.Page;
        await page.GotoAsync(RatingAddress.Guest(rated.Link));
        await page.GetByText("You took part, and want your answers deleted?").ClickAsync();
        await elsewhere.AssertAccessibleAsync();
        await DeleteAsync("amber-acorn-alder-11");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("No answers belong to this code.");
        await DeleteAsync(code);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your answers are deleted.");

        // Nothing of the session is left in their own browser either.
        await guest.Page.ReloadAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Button, new() { Name = "Two practice pairs" })).ToBeVisibleAsync();
        Assert.Empty(guest.Complaints);
        Assert.Empty(elsewhere.Complaints);

        async Task DeleteAsync(string words)
        {
            await page.GetByLabel("The code of your last page").FillAsync(words);
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete my answers" }).ClickAsync();
        }
    }

    /// <returns>The code of the last page.</returns>
    private static async Task<string> RateAsync(IPage page, string link)
    {
        await page.GotoAsync(RatingAddress.Guest(link));
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByLabel("A name, any you like").FillAsync("Noor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Two practice pairs" }).ClickAsync();
        foreach (var on in new[] { "Next", "Begin" })
        {
            await Expect(page.Locator("[data-rating][data-stage='practice'] [data-answer='left']:enabled")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("1");
            await page.GetByRole(AriaRole.Button, new() { Name = on }).ClickAsync();
        }

        await Expect(page.Locator("[data-rating][data-stage='pair'] [data-answer='left']:enabled")).ToBeVisibleAsync();
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("2"), response => response.Url.Contains("/answer", StringComparison.Ordinal));
        await Expect(page.Locator("[data-rating][data-stage='pair'] [data-answer='left']:enabled")).ToBeVisibleAsync();
        await page.Locator("[data-act='leave']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you, Noor." })).ToBeVisibleAsync();
        return await page.Locator("[data-fill='code']").InnerTextAsync();
    }
}
