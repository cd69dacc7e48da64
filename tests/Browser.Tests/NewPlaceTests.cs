using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests;

public sealed class NewPlaceTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sign_in_from_a_new_place_is_marked_until_the_person_says_that_it_was_them()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var page = visitor.Page;
        var places = page.GetByRole(AriaRole.List, new() { Name = "Where you are signed in" });
        await Expect(places.GetByText("this one")).ToBeVisibleAsync();
        await Expect(page.GetByText("new place")).ToHaveCountAsync(0);

        // A program that names itself as no browser.
        using var elsewhere = new Client(studio);
        (await elsewhere.SignInAsync(TestPerson.Owner, Token)).Dispose();
        await visitor.GoAsync("profile");
        var strange = places.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "new place" });
        await Expect(strange).ToHaveCountAsync(1);
        await strange.ScrollIntoViewIfNeededAsync();
        await visitor.ScreenshotAsync("profile-new-place-1440-dark");
        await visitor.AssertAccessibleAsync();

        await strange.GetByRole(AriaRole.Button, new() { Name = "It was me" }).ClickAsync();
        await Expect(strange).ToHaveCountAsync(0);
        await Expect(places.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        using var again = new Client(studio);
        (await again.SignInAsync(TestPerson.Owner, Token)).Dispose();
        await visitor.GoAsync("profile");
        await Expect(places.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await Expect(strange).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }
}
