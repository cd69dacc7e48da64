using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Users;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests;

/// <summary>The question whether it is really the person, over a page that stays as it is.</summary>
public sealed class ConfirmTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_is_removed_only_after_the_password_and_the_page_stays()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await WithPasskeyAsync(studio);
        var page = visitor.Page;
        await page.EvaluateAsync("window.sameDocument = true");
        await LongAgoAsync(studio);

        // Closed: nothing happened.
        await Remove(page).ClickAsync();
        await Expect(Dialog(page)).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("confirm-desktop");
        await visitor.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(Dialog(page)).ToBeHiddenAsync();

        await Remove(page).ClickAsync();
        var password = Dialog(page).GetByLabel("Your password");
        await Expect(password).ToBeFocusedAsync();
        await password.FillAsync("not the password");
        await password.PressAsync("Enter");
        await Expect(Dialog(page).GetByRole(AriaRole.Alert)).ToContainTextAsync("That is not your password. 4 tries left");
        await password.FillAsync(TestPerson.Owner.Password);
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();

        await Expect(page.GetByText("no longer opens this account")).ToBeVisibleAsync();
        await Expect(Dialog(page)).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_passkey_answers_the_question_too_and_only_once_in_ten_minutes()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await WithPasskeyAsync(studio);
        var page = visitor.Page;
        await LongAgoAsync(studio);

        // The page of its own first: the form is the same there.
        await page.GotoAsync("/account/email");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Confirm that it is you" }).WaitForAsync();
        await visitor.ScreenshotAsync("confirm-page-desktop");
        await visitor.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Change the e-mail address" })).ToBeVisibleAsync();

        await visitor.GoAsync("profile");
        await LongAgoAsync(studio);
        await Remove(page).ClickAsync();
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Expect(page.GetByText("no longer opens this account")).ToBeVisibleAsync();

        // Fresh now: the device is asked at once.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(Remove(page)).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task The_question_fits_a_phone(int width, int height, ColorScheme scheme)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await WithPasskeyAsync(studio, new Window(width, height, scheme));
        await LongAgoAsync(studio);

        await Remove(visitor.Page).ClickAsync();
        await Expect(Dialog(visitor.Page)).ToBeVisibleAsync();
        await visitor.ScreenshotAsync($"confirm-phone-{scheme}");
        await visitor.AssertAccessibleAsync();
        var box = (await Dialog(visitor.Page).BoundingBoxAsync())!;
        Assert.InRange(box.X + box.Width, 0, width);
    }

    private async Task<Visitor> WithPasskeyAsync(RunningStudio studio, Window? window = null)
    {
        var visitor = await Visitor.SignInAsync(chromium, studio, window, "profile");
        await Passkeys.AddDeviceAsync(visitor.Page);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(Remove(visitor.Page)).ToBeVisibleAsync();
        return visitor;
    }

    private static ILocator Remove(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Remove Passkey on" });

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "Confirm that it is you" });

    /// <summary>As if the ten minutes had passed.</summary>
    internal static async Task LongAgoAsync(RunningStudio studio)
    {
        var longAgo = studio.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - (FreshSignIn.MaxAge * 2);
        await using var scope = studio.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        Assert.NotEqual(0, await context.UserSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, longAgo), Token));
    }
}
