using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

/// <summary>Keys of the composer, and locked words of another language.</summary>
public sealed class SendingTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_prefers_it_sends_with_Enter_and_breaks_the_line_with_Shift_Enter()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.Wish.PressSequentiallyAsync("a fox");
        await view.Wish.PressAsync("Enter");
        await view.Wish.PressSequentiallyAsync("in the snow");
        await Assertions.Expect(view.Wish).ToHaveValueAsync("a fox\nin the snow");
        await Assertions.Expect(view.Turns).ToHaveCountAsync(0);
        await view.Wish.FillAsync("");

        await visitor.GoAsync("profile");
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Enter sends" }).CheckAsync();
        await Assertions.Expect(visitor.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await visitor.GoAsync("create");
        await view.ReadyAsync();
        await view.Wish.PressSequentiallyAsync("an owl");
        await view.Wish.PressAsync("Shift+Enter");
        await view.Wish.PressSequentiallyAsync("at night");
        await Assertions.Expect(view.Wish).ToHaveValueAsync("an owl\nat night");
        await view.Wish.PressAsync("Enter");

        await Assertions.Expect(view.Turns).ToHaveCountAsync(1);
        Assert.Contains("owl", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);

        await visitor.GoAsync("profile");
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Enter sends" }).UncheckAsync();
        await Assertions.Expect(visitor.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await visitor.GoAsync("create");
        await view.ReadyAsync();
        await view.Wish.PressSequentiallyAsync("a whale");
        await view.Wish.PressAsync("Enter");
        await Assertions.Expect(view.Wish).ToHaveValueAsync("a whale\n");
        await Assertions.Expect(view.Turns).ToHaveCountAsync(0);
        await view.Wish.PressAsync("Control+Enter");
        Assert.Contains("whale", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_new_thread_has_the_caret_in_its_composer_and_the_sheet_of_keys_names_its_keys()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await Assertions.Expect(view.Wish).ToBeFocusedAsync();

        await view.Wish.BlurAsync();
        await visitor.Page.Keyboard.PressAsync("?");

        var keys = visitor.Page.Locator(".key-sheet__group", new() { HasText = "In the composer" });
        await Assertions.Expect(keys).ToContainTextAsync("Send the wish");
        await Assertions.Expect(keys).ToContainTextAsync("Ctrl ↵");
        await Assertions.Expect(keys).ToContainTextAsync("New line");
        await Assertions.Expect(keys).ToContainTextAsync("Lock the selected words");
        await visitor.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Locked_Japanese_words_are_shown_in_English_corrected_and_kept()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.Wish.FillAsync("森のリス、金の王冠をかぶっている");
        await view.Wish.EvaluateAsync("box => { box.focus(); box.setSelectionRange(5, 9); document.dispatchEvent(new Event('selectionchange')); }");
        await view.Wish.PressAsync("Alt+l");
        await Assertions.Expect(view.Wish).ToHaveValueAsync("森のリス、〈金の王冠〉をかぶっている");

        var english = visitor.Page.GetByLabel("English for 金の王冠");
        await Assertions.Expect(english).ToHaveValueAsync("golden crown");
        await english.FillAsync("small golden crown");
        await view.Wish.PressAsync("Control+Enter");

        var written = await view.WrittenAsync();
        Assert.Contains("small golden crown", written, StringComparison.Ordinal);
        await Assertions.Expect(view.Prompt.Locator(".locked")).ToContainTextAsync("small golden crown");
        await Assertions.Expect(view.NewestTurn).ToContainTextAsync("“金の王冠” is locked as “small golden crown”");
        await visitor.ScreenshotAsync("create-locked-1440-dark");
    }

    [Fact]
    public async Task What_the_server_has_no_memory_for_is_said_at_its_prompt_until_it_is_asked_for_again()
    {
        using var folder = new TemporaryFolder();
        await using var studio = await DrawingStudio.StartAsync(folder, Token, "--Slots:ModelMegabytes=100");
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a fox in the snow");
        var written = await view.WrittenAsync();

        await view.Make.ClickAsync();

        var notice = view.NewestTurn.GetByRole(AriaRole.Alert);
        await Assertions.Expect(notice).ToContainTextAsync("this server gives models 100 MB");
        await Assertions.Expect(notice).ToContainTextAsync("The prompt is kept.");
        await Assertions.Expect(visitor.Page.Locator(".toast")).ToHaveCountAsync(0);
        Assert.Equal(written, await view.Prompt.InnerTextAsync());
        await visitor.ScreenshotAsync("create-no-memory-1440-dark");
        await visitor.AssertAccessibleAsync();
        Assert.Empty(visitor.Complaints);
    }
}
