using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

/// <summary>While the language model writes, and when another text is wanted.</summary>
public sealed class WritingTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writing_is_stopped_with_Esc_the_wish_is_kept_and_it_can_be_written_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A process is held by SIGSTOP.");
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a fox in the snow");
        await view.WrittenAsync();

        // The embedded model is done before anybody could press a key: its process is held.
        using (new HeldWriter(studio))
        {
            await view.SayAsync("make it night");
            await Assertions.Expect(view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToBeVisibleAsync();
            await visitor.ScreenshotAsync("create-waiting-1440-dark");
            await visitor.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(view.NewestTurn).ToContainTextAsync("You stopped it before a word was written. Your wish is kept.");
        }

        await view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Write it again" }).First.ClickAsync();
        Assert.Contains("night", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_follow_up_written_again_is_another_text_with_the_same_change_and_marks_what_it_changed()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("リスの王");
        await view.WrittenAsync();
        await view.SayAsync("王冠を赤くして");
        await Assertions.Expect(view.Turns).ToHaveCountAsync(2);
        var first = await view.WrittenAsync();
        Assert.Matches("red (royal )?crown", first);
        Assert.Contains("red", await view.Prompt.Locator("ins.added").First.InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(view.NewestTurn.Locator(".legend")).ToContainTextAsync("changed by this turn");
        await visitor.ScreenshotAsync("create-follow-up-1440-dark");

        await view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Write it again" }).First.ClickAsync();
        await visitor.Page.WaitForFunctionAsync(
            "before => { const turn = [...document.querySelectorAll('.turn')].at(-1); return turn.querySelector('[data-state=read]') && (turn.querySelector('.prompt__body').innerText !== before || turn.innerText.includes('the same one again')); }",
            first);

        var again = await view.Prompt.InnerTextAsync();
        Assert.Contains("red", again, StringComparison.Ordinal);
        Assert.Contains("squirrel", again, StringComparison.Ordinal);
    }
}
