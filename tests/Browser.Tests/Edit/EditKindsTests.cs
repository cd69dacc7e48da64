using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Browser.Tests.Edit;

/// <summary>Everything that is done to a picture besides a part with the embedded model, with small models that draw many sizes, in the slots of the real program.</summary>
public sealed class EditKindsTests(Chromium chromium)
{
    private const string Prompt = "a (red:1.3) fox";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Weights_layers_and_a_second_pass_are_chosen_kept_in_the_picture_and_varied_subtly()
    {
        await using var studio = await DrawingStudio.StartWithTinyModelsAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var (page, create) = (visitor.Page, new CreateView(visitor));
        await create.ReadyAsync();
        await create.AsItIsAsync(pictures: 1);
        var drawer = await create.SettingsAsync();
        await SmallAsync(page, drawer, "tiny-sdxl");
        await drawer.GetByLabel("Read brackets as weights").CheckAsync();
        await drawer.GetByLabel("Clip skip").FillAsync("1");
        await drawer.GetByLabel("Draw over once more, larger").CheckAsync();
        await Assertions.Expect(drawer.GetByLabel("New detail")).ToBeVisibleAsync();
        await Assertions.Expect(drawer).ToContainTextAsync("counts more");
        await drawer.GetByLabel("New detail").ScrollIntoViewIfNeededAsync();
        await visitor.ScreenshotAsync("create-second-pass-1440-dark");
        await visitor.AssertAccessibleAsync();
        await page.ReloadAsync();
        await create.ReadyAsync();
        drawer = await create.SettingsAsync();
        await Assertions.Expect(drawer.GetByLabel("New detail")).ToBeVisibleAsync();

        await create.SayAsync(Prompt);
        await create.PicturesAsync(1);
        var first = (await ImagesAsync(studio))[^1];
        var made = first.Provenance.Settings!;
        Assert.Equal((PromptSyntax.Weighted, 1, "tiny-sdxl"), (made.Syntax, made.ClipSkip, made.Model));
        Assert.Equal((made.SecondPass!.Width, made.SecondPass.Height), (first.Width, first.Height));
        Assert.True(first.Width > made.Width);

        await create.Tiles.First.Locator(".tile__link").ClickAsync();
        await page.ArriveAtAsync("**/images/*");
        await Assertions.Expect(page.GetByText("read as weights")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vary subtly" }).ClickAsync();
        await page.GetByLabel("How different").FillAsync("0.3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make them" }).ClickAsync();
        await page.ArriveAtAsync("**/create/**");
        await Assertions.Expect(page.Locator(".under").Last).ToContainTextAsync("Variations, 0.3 different");
        await create.PicturesAsync(2);

        var varied = (await ImagesAsync(studio))[^1];
        Assert.Equal((made.Seed, 0.3), (varied.Provenance.Settings!.Seed, varied.Provenance.Settings.Variation!.Amount));
        Assert.NotEqual(first.PixelHash, varied.PixelHash);
        Assert.Equal(ImageLinkKind.SubtleVariation, varied.Provenance.Parent!.Kind);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_picture_is_redrawn_enlarged_and_changed_by_a_model_made_for_masks_and_the_best_is_kept()
    {
        await using var studio = await DrawingStudio.StartWithTinyModelsAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var (page, view) = (visitor.Page, new EditView(visitor));
        var source = await DrawAsync(visitor, studio);
        await RedrawAsync(visitor, view, source);
        var redrawn = (await ImagesAsync(studio))[^1];
        Assert.Equal((0.3, ImageLinkKind.Redraw, source.PixelHash), (redrawn.Provenance.Settings!.Edit!.Strength, redrawn.Provenance.Parent!.Kind, redrawn.Provenance.Settings.Edit.Picture));
        await EnlargeAsync(visitor, view);
        var enlarged = (await ImagesAsync(studio))[^1];
        Assert.Equal((ImageLinkKind.Upscale, 256, 256), (enlarged.Provenance.Parent!.Kind, enlarged.Width, enlarged.Height));

        await visitor.GoAsync($"images/{source.Id}/edit");
        await view.ReadyAsync();
        await ChooseAsync(page, "tiny-sd-inpaint", pictures: 2);
        await Assertions.Expect(page.GetByText("Made for masks")).ToBeVisibleAsync();
        await view.StrokeAsync((.3f, .3f), (.6f, .5f));
        await view.Wish.FillAsync("a red crown");
        await Assertions.Expect(view.Press).ToContainTextAsync("Make 2 edits");
        await view.Press.ClickAsync();
        await Assertions.Expect(view.Done).ToHaveCountAsync(2);
        // The first that is ready opens by itself.
        await Assertions.Expect(page.Locator(".stage__proof")).ToHaveTextAsync("0 pixels differ outside the mask");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this one" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Kept. The other edit is in the trash.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".strip .tile[data-state='deleted']")).ToHaveCountAsync(1);
        var edits = (await ImagesAsync(studio)).Where(image => image.MaskHash is not null).ToList();
        Assert.Equal(2, edits.Count);
        Assert.Single(edits, image => image.DeletedAt is null);
        Assert.All(edits, image => Assert.Equal(("tiny-sd-inpaint", ImageLinkKind.Inpaint), (image.Provenance.Settings!.Model, image.Provenance.Parent!.Kind)));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_mask_that_is_lost_on_the_server_is_sent_again_and_the_edit_tried_with_it_enlarged()
    {
        await using var studio = await DrawingStudio.StartWithTinyModelsAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var (page, view) = (visitor.Page, new EditView(visitor));
        var source = await DrawAsync(visitor, studio);
        await visitor.GoAsync("queue");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause mine" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on with mine" }).WaitForAsync();
        await visitor.GoAsync($"images/{source.Id}/edit");
        await view.ReadyAsync();
        await ChooseAsync(page, "tiny-sd", pictures: 1);
        await view.StrokeAsync((.3f, .3f), (.6f, .5f));
        await view.Wish.FillAsync("a red crown");
        await Assertions.Expect(view.Press).ToContainTextAsync("Make");
        await view.Press.ClickAsync();
        await Assertions.Expect(page.Locator(".strip .tile[data-picture][data-state='queued']")).ToHaveCountAsync(1);
        await LoseMaskAsync(studio);

        var queue = await page.Context.NewPageAsync();
        await queue.GotoAsync($"/w/{TestPerson.Slug}/queue");
        await queue.GetByRole(AriaRole.Button, new() { Name = "Go on with mine" }).ClickAsync();
        await Assertions.Expect(page.Locator(".strip [role='alert']")).ToContainTextAsync("The mask of this edit is no longer there.");
        await queue.CloseAsync();
        await visitor.ScreenshotAsync("edit-failed-1440-dark");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try with the mask enlarged" }).ClickAsync();
        await Assertions.Expect(view.Done).ToHaveCountAsync(1);
        var edited = (await ImagesAsync(studio))[^1];
        Assert.Equal(EditWindow.MaskEnlarged, edited.Provenance.Settings!.Edit!.Window);
        Assert.Equal((source.Width, source.Height), (edited.Width, edited.Height));
    }

    // What is chosen survives a reload.
    private static async Task RedrawAsync(Visitor visitor, EditView view, Image source)
    {
        var page = visitor.Page;
        await visitor.GoAsync($"images/{source.Id}/edit?mode=redraw");
        await ChooseAsync(page, "tiny-sd", pictures: 1);
        await page.GetByLabel("Strength", new() { Exact = true }).FillAsync("0.3");
        await Assertions.Expect(page.GetByText("The last of 4 steps is run.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Strength", new() { Exact = true })).ToHaveValueAsync("0.3");
        await Assertions.Expect(page.Locator("#model")).ToHaveValueAsync("tiny-sd");
        await view.Press.ClickAsync();
        await Assertions.Expect(view.Done).ToHaveCountAsync(1);
    }

    private static async Task EnlargeAsync(Visitor visitor, EditView view)
    {
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Enlarge", Exact = true }).First.ClickAsync();
        await Assertions.Expect(view.Press).ToContainTextAsync("Enlarge");
        await page.Locator("#model").SelectOptionAsync("tiny-sd");
        await Assertions.Expect(page.Locator(".side .kv")).ToContainTextAsync("in one piece");
        await Assertions.Expect(page.Locator(".side .kv")).ToContainTextAsync("for models");
        await visitor.ScreenshotAsync("edit-enlarge-facts-1440-dark");
        await visitor.AssertAccessibleAsync();
        await view.Press.ClickAsync();
        await Assertions.Expect(page.GetByText("Enlarged to 256 × 256")).ToBeVisibleAsync();
        await Assertions.Expect(view.Done).ToHaveCountAsync(1);
    }

    private static async Task ChooseAsync(IPage page, string model, int pictures)
    {
        await page.Locator("#model").SelectOptionAsync(model);
        await page.GetByRole(AriaRole.Radio, new() { Name = $"{pictures}", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = $"{pictures}", Exact = true })).ToHaveAttributeAsync("aria-checked", "true");
    }

    // A small size in few steps: what these models draw is noise in any case.
    private static async Task SmallAsync(IPage page, ILocator drawer, string model)
    {
        await drawer.GetByLabel("Model").SelectOptionAsync(model);
        await Assertions.Expect(page.Locator("[popovertarget='chip-model'] b")).ToHaveTextAsync(model);
        await drawer.GetByRole(AriaRole.Radio, new() { Name = "128²" }).ClickAsync();
        await Assertions.Expect(page.Locator("[popovertarget='chip-size'] b")).ToHaveTextAsync("128 × 128");
        await drawer.GetByLabel("Steps").FillAsync("4");
        await Assertions.Expect(drawer.GetByLabel("Steps")).ToHaveValueAsync("4");
    }

    // One picture of a small model, of a size that all of them draw.
    private static async Task<Image> DrawAsync(Visitor visitor, RunningStudio studio)
    {
        var create = new CreateView(visitor);
        await create.ReadyAsync();
        await create.AsItIsAsync(pictures: 1);
        await SmallAsync(visitor.Page, await create.SettingsAsync(), "tiny-sd");
        await create.SayAsync("a fox");
        await create.PicturesAsync(1);
        return (await ImagesAsync(studio))[^1];
    }

    private static Task<List<Image>> ImagesAsync(RunningStudio studio) => InWorkspaceAsync(
        studio, (services, ct) => services.GetRequiredService<StudioDbContext>().Images.AsNoTracking().OrderBy(image => image.CreatedAt).ThenBy(image => image.Id).ToListAsync(ct));

    /// <summary>As a disk loses a file.</summary>
    private static Task<bool> LoseMaskAsync(RunningStudio studio) => InWorkspaceAsync(studio, async (services, ct) =>
    {
        var hash = await services.GetRequiredService<StudioDbContext>().Generations.Where(g => g.MaskHash != null).Select(g => g.MaskHash!).SingleAsync(ct);
        var file = Directory.EnumerateFiles(studio.DataFolder, hash, SearchOption.AllDirectories).Single();
        File.Delete(file);
        return services.GetRequiredService<BlobStore>().Exists(services.GetRequiredService<CurrentWorkspace>().Id, hash);
    });

    private static async Task<T> InWorkspaceAsync<T>(RunningStudio studio, Func<IServiceProvider, CancellationToken, Task<T>> work) =>
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(await studio.WorkspaceIdAsync(TestPerson.Slug, Token), work, Token);
}
