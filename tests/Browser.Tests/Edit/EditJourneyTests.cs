using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Inference.Imaging;
using Studio.Jobs.Edits;
using Studio.Testing;

namespace Studio.Browser.Tests.Edit;

/// <summary>From a finished picture to four edits of a part of it, with the embedded models.</summary>
public sealed class EditJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_is_painted_over_and_changed_and_nothing_else()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var picture = await DrawAsync(visitor);
        var (page, view) = (visitor.Page, new EditView(visitor));
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit a part" }).ClickAsync();
        await view.ReadyAsync();
        await Assertions.Expect(view.Press).ToBeDisabledAsync();
        await Assertions.Expect(view.Foot).ToContainTextAsync("Say what should change there.");

        await view.StrokeAsync((.3f, .2f), (.5f, .2f), (.5f, .35f));
        var masked = await view.MaskedAsync();
        Assert.InRange(masked, 500, 20_000);
        await view.ExpectMaskAsync(masked);
        await page.ReloadAsync();
        await view.ReadyAsync();
        await view.ExpectMaskAsync(masked);

        await view.Wish.FillAsync("キツネを青くして");
        await Assertions.Expect(page.GetByText("Japanese · only inside the mask")).ToBeVisibleAsync();
        await Assertions.Expect(view.Press).ToContainTextAsync("Write the prompt");
        await view.Wish.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".prompt[data-state='read'] ins.added").First).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("edit-written-1440-dark");
        await Assertions.Expect(view.Press).ToContainTextAsync("Make 4 edits");
        await view.Press.ClickAsync();

        await Assertions.Expect(view.Done).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".strip")).ToContainTextAsync("4 of 4 done");
        await AssertOutsideIsEqualAsync(studio, picture, masked);
        await view.Done.First.Locator(".tile__link").ClickAsync();
        await Assertions.Expect(page.Locator(".stage__proof")).ToHaveTextAsync("0 pixels differ outside the mask");
        await visitor.ScreenshotAsync("edit-compare-1440-dark");
        await visitor.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".lineage .how").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("The prompt of the picture it began with")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await Assertions.Expect(page.GetByText("gave the same bytes")).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    // One picture of the prompt as it is; its page is open afterwards.
    private static async Task<Guid> DrawAsync(Visitor visitor)
    {
        var create = new CreateView(visitor);
        await create.ReadyAsync();
        await create.AsItIsAsync(pictures: 1);
        await create.SayAsync("A red fox, large, in the center.");
        await create.PicturesAsync(1);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling off" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" })).ToBeVisibleAsync();
        await create.Tiles.First.Locator(".tile__link").ClickAsync();
        await visitor.Page.ArriveAtAsync("**/images/*");
        return Guid.Parse(new Uri(visitor.Page.Url).Segments[^1]);
    }

    /// <summary>By the stored files: outside the mask every byte is the picture's, inside something was drawn.</summary>
    private static async Task AssertOutsideIsEqualAsync(RunningStudio studio, Guid picture, int masked)
    {
        var workspace = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(workspace, async (services, ct) =>
        {
            var db = services.GetRequiredService<StudioDbContext>();
            var before = await ReadAsync(services, workspace, await db.Images.Where(image => image.Id == picture).Select(image => image.BlobHash).SingleAsync(ct), ct);
            var edits = await db.Images.AsNoTracking().Where(image => image.MaskHash != null).ToListAsync(ct);
            Assert.Equal(4, edits.Count);
            foreach (var edit in edits)
            {
                var mask = await services.GetRequiredService<MaskStore>().ReadAsync(edit.MaskHash!, ct);
                Assert.Equal(masked, Enumerable.Range(0, mask.Grey.Length).Count(mask.IsRepainted));
                var differing = Differing(before, await ReadAsync(services, workspace, edit.BlobHash, ct));
                Assert.DoesNotContain(differing, pixel => !mask.IsRepainted(pixel));
                Assert.NotEmpty(differing);
            }
        }, Token);
    }

    private static async Task<PngImage> ReadAsync(IServiceProvider services, Guid workspace, string hash, CancellationToken ct)
    {
        await using var file = services.GetRequiredService<Studio.Data.Storage.BlobStore>().OpenRead(workspace, hash);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, ct);
        return PngReader.Read(bytes);
    }

    private static List<int> Differing(PngImage before, PngImage after) =>
        [.. Enumerable.Range(0, before.Width * before.Height).Where(pixel => !before.Rgb.AsSpan(3 * pixel, 3).SequenceEqual(after.Rgb.AsSpan(3 * pixel, 3)))];
}
