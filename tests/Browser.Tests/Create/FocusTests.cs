using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

/// <summary>With the keyboard alone nobody is sent back to the top of the page.</summary>
public sealed class FocusTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_an_edit_is_cancelled_the_pencil_has_the_focus_and_after_it_is_sent_it_stays_at_the_turn()
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
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(pencil).ToBeFocusedAsync();

        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(view.NewestTurn.Locator(".tile")).ToHaveCountAsync(4);
        await Assertions.Expect(visitor.Page.Locator(".turn :focus, .composer :focus")).ToHaveCountAsync(1);
    }
}
