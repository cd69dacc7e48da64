using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data.Workspaces.Export;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Workspaces;

/// <summary>A workspace from its making to its end and back, and everything of it in one file.</summary>
public sealed class WorkspaceJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workspace_is_made_named_moved_archived_used_again_deleted_and_taken_back()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;

        await page.Locator(".switcher").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "New workspace" }).ClickAsync();
        await page.GetByLabel("Name of the workspace").FillAsync("絵本づくりの会");
        await page.GetByLabel("Address").FillAsync("ehon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the workspace" }).ClickAsync();
        await page.ArriveAtAsync("**/w/ehon/create");
        await visitor.ReadyAsync();
        await Expect(page.Locator(".switcher .text")).ToHaveTextAsync("絵本づくりの会");

        await GoAsync(visitor, "ehon");
        await page.GetByLabel("Name of the workspace").FillAsync("Bilderbücher");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator(".switcher .text")).ToHaveTextAsync("Bilderbücher");
        await page.GetByLabel("Address of the workspace").FillAsync("bilder");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the address" }).ClickAsync();
        await page.ArriveAtAsync("**/w/bilder/settings");
        await page.GotoAsync("/w/ehon/settings");
        await page.ArriveAtAsync("**/w/bilder/settings");
        await Expect(page.GetByText("Also leading here")).ToContainTextAsync("/w/ehon");

        await page.GetByRole(AriaRole.Button, new() { Name = "Archive", Exact = true }).ClickAsync();
        await Expect(Strip(page)).ToContainTextAsync("This workspace is archived");
        await Expect(page.GetByLabel("Name of the workspace")).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use it again" }).ClickAsync();
        await Expect(Strip(page)).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Name of the workspace")).ToBeEnabledAsync();

        await DeleteAsync(visitor, studio);
        await Expect(Strip(page)).ToContainTextAsync("is going to be deleted on");
        await page.GotoAsync("/w/bilder/gallery");
        await Expect(Strip(page)).ToContainTextAsync("is going to be deleted on");
        await Strip(page).GetByRole(AriaRole.Link, new() { Name = "Take it back" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Expect(Strip(page)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete the workspace" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Everything_is_downloaded_as_a_zip_that_opens_and_says_what_is_in_it()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, count: 7, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "settings");
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Make the zip" }).ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Download" });
        await Expect(link).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        Assert.Matches($"^{TestPerson.Slug}-[0-9]{{8}}-[0-9]{{4}}\\.zip$", download.SuggestedFilename);
        await using var stream = await download.CreateReadStreamAsync();
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, Token);
        await using var text = await zip.GetEntry(ExportManifest.FileName)!.OpenAsync(Token);
        var manifest = await JsonDocument.ParseAsync(text, cancellationToken: Token);
        Assert.Equal((images.Count, TestPerson.WorkspaceName), (manifest.RootElement.GetProperty("pictures").GetInt32(), manifest.RootElement.GetProperty("workspace").GetProperty("name").GetString()));
        foreach (var image in images)
        {
            await using var png = await zip.GetEntry($"pictures/{image.Id}.png")!.OpenAsync(Token);
            Assert.Equal(image.BlobHash, Convert.ToHexStringLower(await SHA256.HashDataAsync(png, Token)));
        }

        await visitor.AssertAccessibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    private static ILocator Strip(IPage page) => page.Locator(".main > .connection[data-state]");

    private static async Task GoAsync(Visitor visitor, string slug)
    {
        await visitor.Page.GotoAsync($"/w/{slug}/settings");
        await visitor.ReadyAsync();
        await Expect(visitor.Page.GetByLabel("Name of the workspace")).ToBeVisibleAsync();
    }

    private static async Task DeleteAsync(Visitor visitor, RunningStudio studio)
    {
        var page = visitor.Page;
        await ConfirmTests.LongAgoAsync(studio);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the workspace" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Delete Bilderbücher?" });
        var delete = dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true });
        await Expect(delete).ToBeDisabledAsync();
        await dialog.GetByLabel("Type its name").FillAsync("bilderbücher");
        await Expect(delete).ToBeDisabledAsync();
        await dialog.GetByLabel("Type its name").FillAsync("Bilderbücher");
        await Expect(delete).ToBeEnabledAsync();
        await visitor.ScreenshotAsync("workspace-delete-1440-dark");
        await visitor.AssertAccessibleAsync();
        await delete.ClickAsync();

        var confirm = page.GetByRole(AriaRole.Dialog, new() { Name = "Confirm that it is you" });
        await confirm.GetByLabel("Your password").FillAsync(TestPerson.Owner.Password);
        await confirm.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
    }
}
