using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

public sealed class ComposerTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_that_ends_a_Japanese_composition_sends_nothing()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Enter sends" }).CheckAsync();
        await Assertions.Expect(visitor.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await visitor.GoAsync("create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.Wish.FocusAsync();
        var keyboard = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);

        await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = "りす", ["selectionStart"] = 2, ["selectionEnd"] = 2 });
        await visitor.Page.Keyboard.PressAsync("Enter");
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "リス" });

        await Assertions.Expect(view.Wish).ToHaveValueAsync(new Regex("リス", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(view.Turns).ToHaveCountAsync(0);
        await view.Wish.FillAsync("リス");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(view.Turns).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Words_typed_before_the_script_came_survive_a_reload()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var isLeft = new TaskCompletionSource();
        await visitor.Page.RouteAsync(
            "**/js/create/composer*.js",
            async route =>
            {
                await isLeft.Task;
                await route.AbortAsync();
            },
            new() { Times = 1 });
        await visitor.GoAsync("create");
        var view = new CreateView(visitor);
        await view.Wish.FillAsync("ein Fuchs im Schnee");
        await Assertions.Expect(visitor.Page.Locator(".composer[data-ready]")).ToHaveCountAsync(0);

        // Left while the script is still on its way; failing here would put an error in the page's place.
        await visitor.Page.ReloadAsync();
        isLeft.SetResult();

        await view.ReadyAsync();
        await Assertions.Expect(view.Wish).ToHaveValueAsync("ein Fuchs im Schnee");
        await visitor.Page.ReloadAsync();
        await view.ReadyAsync();
        await Assertions.Expect(view.Wish).ToHaveValueAsync("ein Fuchs im Schnee");
    }

    [Fact]
    public async Task A_hundred_kilobytes_stay_in_the_box_with_a_sentence_and_the_page_stays_alive()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();

        await view.Wish.FillAsync("a quantum refrigerator");
        await Assertions.Expect(visitor.Page.GetByText("knows nothing named here")).ToBeVisibleAsync();
        await view.Wish.FillAsync(new string('x', 100_000));
        await Assertions.Expect(visitor.Page.GetByText("knows nothing named here")).ToBeHiddenAsync();

        await Assertions.Expect(visitor.Page.GetByText("A wish holds at most 4,000 characters; this one has 100,000.")).ToBeVisibleAsync();
        await view.Wish.PressAsync("Control+Enter");
        await Assertions.Expect(view.Turns).ToHaveCountAsync(0);
        Assert.Equal(100_000, (await view.Wish.InputValueAsync()).Length);

        await view.Wish.FillAsync(new string('猫', 3_000));
        await Assertions.Expect(visitor.Page.GetByText("This wish is about 3,000 tokens long")).ToBeVisibleAsync();
        await view.Wish.PressAsync("Control+Enter");
        await Assertions.Expect(visitor.Page.Locator("[data-send][aria-busy]")).ToHaveCountAsync(0);
        await Assertions.Expect(view.Turns).ToHaveCountAsync(0);
        Assert.Equal(3_000, (await view.Wish.InputValueAsync()).Length);

        await view.Wish.FillAsync("a fox");
        await Assertions.Expect(visitor.Page.GetByText("A wish holds at most")).ToBeHiddenAsync();
        await view.Wish.PressAsync("Control+Enter");
        await Assertions.Expect(view.Turns).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Eight_thousand_Japanese_characters_are_a_prompt_and_one_more_is_not()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a fox");
        await view.WrittenAsync();
        var box = await view.EditAsync();

        await box.FillAsync(new string('狐', 8_001));
        await Assertions.Expect(visitor.Page.GetByText("A prompt holds at most 8,000 characters; this one has 8,001.")).ToBeVisibleAsync();
        await box.FillAsync(new string('狐', 8_000));
        await Assertions.Expect(visitor.Page.GetByText("A prompt holds at most")).ToBeHiddenAsync();
        await box.PressAsync("Control+Enter");

        await Assertions.Expect(view.Tiles).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Nothing_typed_is_lost_over_a_slow_line_while_words_stream()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var line = new SlowLine(studio.Address.Port, TimeSpan.FromMilliseconds(40));
        await using var visitor = await Visitor.ArriveAsync(chromium, studio);
        await visitor.SignInAsync(TestPerson.Owner, $"/w/{TestPerson.Slug}/create");
        await visitor.Page.GotoAsync($"http://localhost:{line.Port}/w/{TestPerson.Slug}/create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"w{i:00}, "));

        await view.SayAsync("a fox wearing a top hat in the forest");
        await view.Wish.PressSequentiallyAsync(text, new() { Delay = 30 });
        await view.WrittenAsync();

        Assert.Equal(text.TrimStart(), await view.Wish.InputValueAsync());
        await view.Wish.PressAsync("Control+z");
        Assert.NotEqual(text, await view.Wish.InputValueAsync());
    }

    [Fact]
    public async Task The_text_comes_back_in_another_browser()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using (var here = await Visitor.SignInAsync(chromium, studio, page: "create"))
        {
            var view = new CreateView(here);
            await view.ReadyAsync();
            await view.Wish.FillAsync("ein Fuchs im Schnee");
            await here.Page.WaitForFunctionAsync("() => ![...Array(sessionStorage.length).keys()].some(i => sessionStorage.key(i).startsWith('studio-draft'))");
        }

        await using var there = await Visitor.SignInAsync(chromium, studio, page: "create");
        await Assertions.Expect(new CreateView(there).Wish).ToHaveValueAsync("ein Fuchs im Schnee");
    }
}
