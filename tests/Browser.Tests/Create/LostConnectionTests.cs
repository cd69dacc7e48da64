using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

public sealed class LostConnectionTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cut_line_loses_no_picture_that_became_ready_meanwhile_and_no_word()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var line = new SlowLine(studio.Address.Port, TimeSpan.Zero);
        await using var visitor = await Visitor.ArriveAsync(chromium, new UriBuilder(studio.Address) { Port = line.Port }.Uri);
        await visitor.SignInAsync(TestPerson.Owner, $"/w/{TestPerson.Slug}/create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 2);
        await view.SayAsync("a fox in the snow");
        await Assertions.Expect(view.NewestTurn.Locator(".tile[data-state='running'] img").First).ToBeVisibleAsync();
        var page = visitor.Page.Url;

        line.Cut();
        await Assertions.Expect(visitor.Page.GetByText("Not connected. What you typed stays here")).ToBeVisibleAsync();
        await view.Wish.PressSequentiallyAsync("make it blue");
        await using (var other = await Visitor.SignInAsync(chromium, studio, page: "create"))
        {
            await other.Page.GotoAsync(new Uri(page).PathAndQuery);
            await new CreateView(other).PicturesAsync(2);
        }

        line.Heal();
        await view.PicturesAsync(2);
        await visitor.Page.WaitForFunctionAsync("() => { const made = [...document.querySelectorAll(\".tile[data-state='done'] img\")]; return made.length === 2 && made.every(image => image.complete && image.naturalWidth > 0); }");
        await Assertions.Expect(view.Wish).ToHaveValueAsync("make it blue");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task What_stands_in_the_composer_and_what_is_typed_meanwhile_survive_a_restart_without_an_error()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.Wish.PressSequentiallyAsync("a fox");
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.old = 1");

        var startAgain = await studio.StopAsync(Token);
        await Assertions.Expect(visitor.Page.GetByText("Not connected. What you typed stays here")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await view.Wish.PressSequentiallyAsync(" in the snow");
        await view.Wish.PressAsync("Control+Enter");
        // Longer than the pause after which a draft is saved.
        await visitor.Page.WaitForFunctionAsync("since => Date.now() - since > 1500", await visitor.Page.EvaluateAsync<double>("Date.now()"));
        await Assertions.Expect(view.Wish).ToHaveValueAsync("a fox in the snow");
        await Assertions.Expect(visitor.Page.Locator("[data-send]")).Not.ToHaveAttributeAsync("aria-busy", "true");
        Assert.Empty(visitor.Complaints);

        await startAgain();
        await Assertions.Expect(visitor.Page.Locator("html[data-old]")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await view.ReadyAsync();
        await Assertions.Expect(view.Wish).ToHaveValueAsync("a fox in the snow");
        await Assertions.Expect(view.Wish).ToBeFocusedAsync();
        await view.Wish.PressAsync("Control+Enter");
        Assert.Contains("fox", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task After_a_restart_the_caret_stands_where_it_stood_in_a_text_that_was_saved()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.Wish.PressSequentiallyAsync("a fox in the snow");
        // Saved: what only this tab has would be focused for that reason alone.
        await visitor.Page.WaitForFunctionAsync("() => !Object.keys(sessionStorage).some(key => key.startsWith('studio-draft:'))");
        await view.Wish.EvaluateAsync("box => box.setSelectionRange(2, 5, 'backward')");

        await RestartAsync(studio, visitor);

        await Assertions.Expect(view.Wish).ToHaveValueAsync("a fox in the snow");
        await Assertions.Expect(view.Wish).ToBeFocusedAsync();
        Assert.Equal("2 5 backward", await view.Wish.EvaluateAsync<string>("box => `${box.selectionStart} ${box.selectionEnd} ${box.selectionDirection}`"));
        await visitor.Page.Keyboard.TypeAsync("hare");
        await Assertions.Expect(view.Wish).ToHaveValueAsync("a hare in the snow");
    }

    [Fact]
    public async Task After_a_restart_a_prompt_that_is_being_edited_is_gone_on_with_at_its_caret()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a fox in the snow");
        await view.WrittenAsync();
        var box = await view.EditAsync();
        await box.FillAsync("A red fox.");
        await box.EvaluateAsync("box => box.setSelectionRange(5, 5)");

        await RestartAsync(studio, visitor);

        await Assertions.Expect(box).ToHaveValueAsync("A red fox.");
        await Assertions.Expect(box).ToBeFocusedAsync();
        Assert.Equal(5, await box.EvaluateAsync<int>("box => box.selectionStart"));
    }

    [Fact]
    public async Task After_a_restart_a_button_has_the_focus_again_but_not_after_a_reload_of_ones_own()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        var settings = visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Settings", Exact = true });
        await settings.FocusAsync();

        await RestartAsync(studio, visitor);
        await Assertions.Expect(settings).ToBeFocusedAsync();
        await view.Wish.ClickAsync();

        await visitor.Page.ReloadAsync();
        await view.ReadyAsync();
        await Assertions.Expect(settings).Not.ToBeFocusedAsync();
    }

    private static async Task RestartAsync(RunningStudio studio, Visitor visitor)
    {
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.old = 1");
        var startAgain = await studio.StopAsync(Token);
        await Assertions.Expect(visitor.Page.GetByText("Not connected. What you typed stays here")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await startAgain();
        await Assertions.Expect(visitor.Page.Locator("html[data-old]")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }
}
