using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

/// <summary>Going on from a picture: more of it, its prompt changed, its prompt again, its file; and throwing it away.</summary>
public sealed class FromPictureTests(Chromium chromium)
{
    private const string Prompt = "A red fox, large, in the center.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_its_page_a_picture_is_varied_edited_and_its_prompt_reused()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = await DrawAsync(visitor);
        var page = visitor.Page;
        await view.Tiles.Locator(".tile__link").ClickAsync();
        await page.ArriveAtAsync("**/images/**");
        var picture = page.Url;

        await page.GetByRole(AriaRole.Button, new() { Name = "Vary", Exact = true }).ClickAsync();
        await page.ArriveAtAsync("**/create/**");
        await Assertions.Expect(page.Locator(".under").Last).ToContainTextAsync("Variations");
        await view.PicturesAsync(2);
        Assert.Equal(2, await page.Locator(".tile__link").EvaluateAllAsync<int>("links => new Set(links.map(link => link.href)).size"));

        await page.GotoAsync(picture);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        var box = view.NewestTurn.Locator(".prompt__box");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await Assertions.Expect(box).ToHaveValueAsync(Prompt);
        await Assertions.Expect(view.NewestTurn.Locator("[data-legend]")).ToBeHiddenAsync();
        await box.FillAsync(Prompt.Replace("red", "blue", StringComparison.Ordinal));
        await Assertions.Expect(view.NewestTurn.Locator("[data-legend]")).ToBeVisibleAsync();
        await box.PressAsync("Control+Enter");
        await Assertions.Expect(view.Prompt.Locator("ins.edited")).ToHaveTextAsync("blue");
        await view.PicturesAsync(1);

        await page.GotoAsync(picture);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reuse prompt" }).ClickAsync();
        await view.ReadyAsync();
        await Assertions.Expect(view.Wish).ToHaveValueAsync(Prompt);
        await Assertions.Expect(view.Wish).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "is kept" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reused_prompt_goes_as_it_is_and_the_wish_after_it_is_written_out()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = await DrawAsync(visitor);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Upsampling off" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" })).ToBeVisibleAsync();

        await view.Tiles.HoverAsync();
        await view.Tiles.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Reuse prompt and settings" }).ClickAsync();
        await page.ArriveAtAsync("**/create#wish");
        await Assertions.Expect(view.Wish).ToHaveValueAsync(Prompt);
        await Assertions.Expect(view.Wish).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Upsampling off" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".composer")).ToContainTextAsync("Upsampling is on again for your next wish.");
        await visitor.ScreenshotAsync("create-reuse-1440-dark");

        await view.Wish.PressAsync("Control+Enter");
        await page.ArriveAtAsync("**/create/*-*");
        await Assertions.Expect(view.Prompt).ToHaveTextAsync(Prompt);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" })).ToBeVisibleAsync();
        await visitor.GoAsync("create");
        await view.ReadyAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "is kept" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_picture_dropped_into_the_composer_fills_the_form_for_one_sending()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = await DrawAsync(visitor);
        var page = visitor.Page;
        var image = (await view.Tiles.Locator(".tile__link").GetAttributeAsync("href"))!;
        await visitor.GoAsync("create");
        await view.ReadyAsync();

        await page.EvaluateAsync(
            """
            async address => {
              const file = new File([await (await fetch(address)).blob()], "fox.png", { type: "image/png" });
              const carried = new DataTransfer();
              carried.items.add(file);
              const composer = document.querySelector(".composer");
              for (const kind of ["dragenter", "dragover", "drop"]) { composer.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried })); }
            }
            """,
            $"{image}/file");

        await Assertions.Expect(view.Wish).ToHaveValueAsync(Prompt);
        await Assertions.Expect(page.Locator(".composer")).ToContainTextAsync("Taken from fox.png: the prompt");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "is kept" })).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("create-taken-1440-dark");
        await visitor.AssertAccessibleAsync();
        await view.Wish.FillAsync("");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Upsampling off" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".composer")).Not.ToContainTextAsync("sent as it is");
    }

    [Fact]
    public async Task What_is_written_in_place_of_a_taken_prompt_is_a_wish_again()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = await ReuseAsync(visitor);
        var page = visitor.Page;
        var asItIs = page.Locator(".composer").GetByText("sent as it is");

        // Something of it is left: it is the prompt still.
        await view.Wish.PressAsync("End");
        await view.Wish.PressSequentiallyAsync(" At night.");
        await page.WaitForFunctionAsync("() => !Object.keys(sessionStorage).some(key => key.startsWith('studio-draft:'))");
        await Assertions.Expect(asItIs).ToBeVisibleAsync();

        // It begins as the prompt began, and is another text.
        await view.Wish.PressAsync("Control+a");
        await view.Wish.PressSequentiallyAsync("A red squirrel king");
        await Assertions.Expect(asItIs).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" })).ToBeVisibleAsync();

        await view.Wish.PressAsync("Control+Enter");
        Assert.Contains("squirrel", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("A red squirrel king", await view.Prompt.InnerTextAsync());
    }

    [Fact]
    public async Task A_wish_typed_over_a_taken_prompt_and_sent_at_once_is_written_out_also_after_a_reload()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = await ReuseAsync(visitor);

        // Letter by letter from the back, as far as the article; and only this tab has heard of it.
        await visitor.Page.ReloadAsync();
        await view.ReadyAsync();
        await view.Wish.PressAsync("Control+End");
        for (var i = 0; i < Prompt.Length - 2; i++)
        {
            await view.Wish.PressAsync("Backspace");
        }

        await view.Wish.PressSequentiallyAsync("squirrel king");
        await view.Wish.PressAsync("Control+Enter");

        Assert.Contains("squirrel", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("A squirrel king", await view.Prompt.InnerTextAsync());
    }

    [Fact]
    public async Task A_deleted_picture_comes_back_with_undo()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = await DrawAsync(visitor);
        var page = visitor.Page;
        await view.Tiles.HoverAsync();
        await view.Tiles.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();

        await Assertions.Expect(view.Tiles).ToHaveAttributeAsync("data-state", "deleted");
        await Assertions.Expect(page.GetByText("The picture is in the trash.")).ToBeVisibleAsync();
        await page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await view.PicturesAsync(1);
    }

    // The prompt of a picture in the composer, as it is; wishes are written out otherwise.
    private static async Task<CreateView> ReuseAsync(Visitor visitor)
    {
        var view = await DrawAsync(visitor);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling off" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" })).ToBeVisibleAsync();
        await view.Tiles.HoverAsync();
        await view.Tiles.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Reuse prompt and settings" }).ClickAsync();
        await visitor.Page.ArriveAtAsync("**/create#wish");
        await view.ReadyAsync();
        await Assertions.Expect(view.Wish).ToHaveValueAsync(Prompt);
        return view;
    }

    // One picture with the prompt as it is; upsampling is the person's own choice to be off.
    private static async Task<CreateView> DrawAsync(Visitor visitor)
    {
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 1);
        await view.SayAsync(Prompt);
        await view.PicturesAsync(1);
        return view;
    }
}
