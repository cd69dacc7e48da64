using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

/// <summary>With the keyboard alone nobody is sent back to the top of the page.</summary>
public sealed class FocusTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_says_what_the_model_was_never_shown_leaves_the_focus_at_the_pencil_when_cancelled_and_at_the_turn_when_sent()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a fox in the snow");
        await view.WrittenAsync();
        var pencil = view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true });
        var editor = view.NewestTurn.GetByRole(AriaRole.Textbox, new() { Name = "Prompt" });

        await pencil.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync("A xylophone lies there. ");
        await Assertions.Expect(view.NewestTurn.Locator("[data-remarks]")).ToContainTextAsync("xylophone");
        await visitor.AssertAccessibleAsync();
        await visitor.ScreenshotAsync("prompt-edit-remark-1440-dark");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(pencil).ToBeFocusedAsync();

        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(view.NewestTurn.Locator(".tile")).ToHaveCountAsync(4);
        await Assertions.Expect(visitor.Page.Locator(".turn :focus, .composer :focus")).ToHaveCountAsync(1);
    }
}
