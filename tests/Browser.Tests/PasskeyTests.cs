using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests;

public sealed class PasskeyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_added_on_the_account_page_is_renamed_opens_the_door_and_once_removed_does_not()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var page = visitor.Page;
        await Passkeys.AddDeviceAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        var remove = page.GetByRole(AriaRole.Button, new() { Name = "Remove Passkey on" });
        await Assertions.Expect(remove).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("not used yet")).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Rename Passkey on" }).ClickAsync();
        var name = page.GetByLabel("Name of this passkey");
        await Assertions.Expect(name).ToBeFocusedAsync();
        await name.FillAsync("Schlüssel am Bund 🔑");
        await visitor.AssertAccessibleAsync();
        await name.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rename Schlüssel am Bund 🔑" })).ToBeFocusedAsync();
        await page.ReloadAsync();
        remove = page.GetByRole(AriaRole.Button, new() { Name = "Remove Schlüssel am Bund 🔑" });
        await Assertions.Expect(remove).ToBeVisibleAsync();

        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.ArriveAtAsync($"**/w/{TestPerson.Slug}/create");

        await visitor.GoAsync("profile");
        await Assertions.Expect(page.GetByText("last used")).ToBeVisibleAsync();
        await remove.ClickAsync();
        await Assertions.Expect(page.GetByText("no longer opens this account")).ToBeVisibleAsync();
        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This passkey opens no account here")).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.ArriveAtAsync("**/sign-in");
    }
}
