using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Edit;

/// <summary>The mask in the browser: its tools, its keys and what it survives.</summary>
public sealed class MaskTests(Chromium chromium)
{
    // As SeededPictures makes them.
    private const int Pixels = 64 * 48;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tools_and_keys_change_the_mask_and_undo_gives_each_step_back()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await OpenAsync(studio, Window.Desktop);
        var (page, view) = (visitor.Page, new EditView(visitor));
        await Assertions.Expect(page.GetByText("Paint over what should change, or drag a rectangle.")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("r");
        await view.StrokeAsync((.25f, .25f), (.75f, .75f));
        var rectangle = await view.MaskedAsync();
        Assert.InRange(rectangle, Pixels / 4 - 150, Pixels / 4 + 250);
        await Assertions.Expect(page.GetByText("Paint over what should change, or drag a rectangle.")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("i");
        await view.ExpectMaskAsync(Pixels - rectangle);
        await page.Keyboard.PressAsync("x");
        await view.ExpectMaskAsync(0);
        await page.Keyboard.PressAsync("Control+z");
        await view.ExpectMaskAsync(Pixels - rectangle);
        await page.Keyboard.PressAsync("Control+z");
        await view.ExpectMaskAsync(rectangle);
        await page.Keyboard.PressAsync("Control+Shift+z");
        await view.ExpectMaskAsync(Pixels - rectangle);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await view.ExpectMaskAsync(rectangle);

        await page.Keyboard.PressAsync("e");
        await view.StrokeAsync((.5f, .5f));
        var erased = await view.MaskedAsync();
        Assert.InRange(erased, 1, rectangle - 1);
        await page.Keyboard.PressAsync("b");
        await page.Keyboard.DownAsync("Alt");
        await view.StrokeAsync((.3f, .3f));
        await page.Keyboard.UpAsync("Alt");
        Assert.InRange(await view.MaskedAsync(), 1, erased - 1);
    }

    [Fact]
    public async Task Without_a_pointer_the_arrows_move_the_brush_and_Enter_paints()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await OpenAsync(studio, Window.Desktop);
        var (page, view) = (visitor.Page, new EditView(visitor));

        await view.Canvas.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var dab = await view.MaskedAsync();
        for (var step = 0; step < 8; step++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.Keyboard.PressAsync("Shift+Enter");
        var line = await view.MaskedAsync();
        Assert.InRange(dab, 1, line - 1);
        await page.Keyboard.PressAsync("]");
        await page.Keyboard.PressAsync("Enter");
        Assert.InRange(await view.MaskedAsync(), line + 1, Pixels);
        await page.Keyboard.PressAsync("Alt+Enter");
        Assert.InRange(await view.MaskedAsync(), 0, line);
    }

    [Fact]
    public async Task A_finger_paints_two_move_and_zoom_and_a_pen_paints_as_hard_as_it_is_pressed()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await OpenAsync(studio, Window.Phone);
        var (page, view) = (visitor.Page, new EditView(visitor));
        var hand = await Hand.OfAsync(view);

        await hand.TouchAsync([(.2f, .2f)], [(.4f, .2f)]);
        var stroke = await view.MaskedAsync();
        Assert.InRange(stroke, 40, Pixels / 2);

        // The first of two fingers lands alone and has painted its spot before the second comes.
        await hand.TouchAsync([(.4f, .5f)], [(.4f, .5f), (.6f, .5f)], [(.3f, .5f), (.8f, .5f)], [(.2f, .5f), (.9f, .5f)]);
        await view.ExpectMaskAsync(stroke);
        await Assertions.Expect(page.Locator("[data-frame][data-close]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-zoom='fit']")).Not.ToContainTextAsync("Fit");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Redo" })).ToBeDisabledAsync();
        await page.Locator("[data-zoom='fit']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await view.ExpectMaskAsync(0);

        await hand.PressPenAsync(.5f, .5f, force: .1f);
        var light = await view.MaskedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await view.ExpectMaskAsync(0);
        await hand.PressPenAsync(.5f, .5f, force: 1);
        Assert.InRange(await view.MaskedAsync(), light + 1, Pixels / 2);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_saved_mask_is_loaded_again_and_one_of_another_size_is_refused()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await OpenAsync(studio, Window.Desktop);
        var (page, view) = (visitor.Page, new EditView(visitor));
        await view.StrokeAsync((.2f, .2f), (.6f, .6f));
        var masked = await view.MaskedAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save the mask" }).ClickAsync());
        Assert.Equal("mask-64x48.png", download.SuggestedFilename);
        await page.Keyboard.PressAsync("x");
        await view.ExpectMaskAsync(0);
        await page.Locator("[data-load]").SetInputFilesAsync(await download.PathAsync());
        await view.ExpectMaskAsync(masked);

        await page.Locator("[data-load]").SetInputFilesAsync(new FilePayload { Name = "small.png", MimeType = "image/png", Buffer = Studio.Inference.Imaging.PngWriter.Write(8, 8, new byte[8 * 8 * 3], []) });
        await Assertions.Expect(view.Foot).ToContainTextAsync("The mask has 8 × 8 pixels; it must be as large as the picture, 64 × 48.");
        await view.ExpectMaskAsync(masked);
    }

    [Fact]
    public async Task The_page_is_accessible_in_every_window_and_mode()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        foreach (var window in Window.All)
        {
            await using var visitor = await OpenAsync(studio, window);
            var view = new EditView(visitor);
            await view.StrokeAsync((.2f, .2f), (.5f, .3f));
            await visitor.ScreenshotAsync($"edit-{window}");
            await visitor.AssertAccessibleAsync();
            foreach (var mode in new[] { "redraw", "enlarge" })
            {
                await visitor.Page.GotoAsync($"{visitor.Page.Url.Split('?')[0]}?mode={mode}");
                await view.Foot.WaitForAsync();
                await visitor.ScreenshotAsync($"edit-{mode}-{window}");
                await visitor.AssertAccessibleAsync();
            }

            Assert.Empty(visitor.Complaints);
        }
    }

    [Fact]
    public async Task The_page_opens_on_PostgreSQL_which_answers_after_the_first_drawing()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var studio = await shared.StartAsync("Slots:Pictures=0", Token);
        await SharedStudio.AddOwnerAsync(studio, Token);
        await using var visitor = await OpenAsync(studio, Window.Desktop);
        var view = new EditView(visitor);

        await view.StrokeAsync((.2f, .2f), (.6f, .4f));
        await view.ExpectMaskAsync(await view.MaskedAsync());
        await view.Wish.FillAsync("a red crown");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send it as it is" }).ClickAsync();

        await Assertions.Expect(visitor.Page.Locator(".strip .tile[data-picture][data-state='queued']")).ToHaveCountAsync(4);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Redraw it all" }).First.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByLabel("How should it look?")).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    private async Task<Visitor> OpenAsync(RunningStudio studio, Window window)
    {
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token))[0];
        var visitor = await Visitor.SignInAsync(chromium, studio, window, $"images/{image.Id}/edit");
        await new EditView(visitor).ReadyAsync();
        return visitor;
    }
}
