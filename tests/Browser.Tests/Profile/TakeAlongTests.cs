using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Profile;

public sealed class TakeAlongTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_person_takes_everything_of_their_own_along_and_nobody_else_can_fetch_it(DatabaseKind kind)
    {
        await using var shared = kind == DatabaseKind.PostgreSql ? await SharedStudio.CreateAsync(Token) : null;
        await using var studio = shared is null ? await RunningStudio.StartWithOwnerAsync(Token) : await StartAsync(shared);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, count: 3, Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var page = visitor.Page;

        await Expect(page.GetByText("3 pictures with provenance")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the zip" }).ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Download" });
        await Expect(link).ToBeVisibleAsync();
        await visitor.ScreenshotAsync($"profile-zip-{kind}-1440-dark");
        await visitor.AssertAccessibleAsync();
        var address = (await link.GetAttributeAsync("href"))!;
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        Assert.Matches("^studio-[0-9]{8}-[0-9]{4}\\.zip$", download.SuggestedFilename);
        await using var stream = await download.CreateReadStreamAsync();
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, Token);
        foreach (var image in images)
        {
            await using var png = await zip.Entries.Single(entry => entry.Name == $"{image.Id}.png").OpenAsync(Token);
            Assert.Equal(image.BlobHash, Convert.ToHexStringLower(await SHA256.HashDataAsync(png, Token)));
        }

        using var other = new Client(studio);
        (await other.SignInAsync(TestPerson.Stranger, Token)).Dispose();
        using var refused = await other.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Empty(visitor.Complaints);
    }

    private static async Task<RunningStudio> StartAsync(SharedStudio shared)
    {
        var node = await shared.StartAsync("", Token);
        await SharedStudio.AddOwnerAsync(node, Token);
        return node;
    }
}
