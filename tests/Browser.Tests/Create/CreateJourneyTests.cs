using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

/// <summary>The main job with the embedded models: wish, prompt, edit, pictures, a second turn, a reload.</summary>
public sealed class CreateJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wish_becomes_words_then_an_edit_then_four_pictures_and_a_second_turn_changes_one_thing()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();

        await view.SayAsync("リスの王");
        await visitor.Page.ArriveAtAsync("**/create/*-*");
        await visitor.ScreenshotAsync("create-writing-1440-dark");
        var written = await view.WrittenAsync();
        Assert.Contains("squirrel", written, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("crown", written, StringComparison.OrdinalIgnoreCase);
        await Assertions.Expect(view.Turns).ToContainTextAsync("Japanese");
        await Assertions.Expect(view.Wish).ToHaveValueAsync("");

        await ReplaceSceneAsync(view, written);
        await visitor.ScreenshotAsync("create-editing-1440-dark");
        await view.NewestTurn.Locator(".prompt__box").PressAsync("Control+Enter");
        await Assertions.Expect(view.Tiles).ToHaveCountAsync(4);
        await view.NewestTurn.Locator(".tile[data-state='running'] img").First.WaitForAsync();
        await visitor.ScreenshotAsync("create-running-1440-dark");
        await view.PicturesAsync(4);
        await visitor.ScreenshotAsync("create-done-1440-dark");
        await Assertions.Expect(view.Prompt.Locator("ins.edited")).ToContainTextAsync(new[] { "pine forest by day" });
        var sent = await SentTextAsync(view);

        await view.SayAsync("王冠をサングラスに変えて");
        await Assertions.Expect(view.Turns).ToHaveCountAsync(2);
        var changed = await view.WrittenAsync();
        Assert.Contains("sunglasses", changed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("crown", changed, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("squirrel", changed, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("pine forest", changed, StringComparison.OrdinalIgnoreCase);

        await visitor.Page.ReloadAsync();
        await Assertions.Expect(view.Turns).ToHaveCountAsync(2);
        Assert.Equal(sent, await TextAsync(view.Turns.First.Locator(".prompt__body")));
        Assert.Equal(changed, await view.Prompt.InnerTextAsync());
        await Assertions.Expect(view.Turns.First.Locator(".tile[data-state='done'] img")).ToHaveCountAsync(4);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task What_was_not_sent_survives_a_reload_composer_and_prompt_alike()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a penguin in the snow");
        await view.WrittenAsync();
        var box = await view.EditAsync();
        await box.FillAsync("Two penguins in the snow");
        await view.Wish.FillAsync("and then three");

        await visitor.Page.ReloadAsync();

        await Assertions.Expect(box).ToHaveValueAsync("Two penguins in the snow");
        await Assertions.Expect(view.Wish).ToHaveValueAsync("and then three");
    }

    [Fact]
    public async Task A_second_tab_shows_what_the_first_one_does()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a fox in the forest");
        await view.WrittenAsync();
        var second = await visitor.Page.Context.NewPageAsync();
        await second.GotoAsync(visitor.Page.Url);
        await Assertions.Expect(second.Locator(".turn")).ToHaveCountAsync(1);

        await view.SayAsync("make it night");

        await Assertions.Expect(second.Locator(".turn")).ToHaveCountAsync(2);
        await Assertions.Expect(second.Locator(".turn").Last).ToContainTextAsync("make it night");
    }

    [Fact]
    public async Task With_upsampling_off_the_wish_is_the_prompt()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling off" })).ToBeVisibleAsync();

        await view.Wish.FillAsync("リスの王");
        await Assertions.Expect(visitor.Page.Locator(".composer")).ToContainTextAsync("reads English best");
        await view.Wish.FillAsync("A red fox, large, in the center.");
        await Assertions.Expect(visitor.Page.Locator(".composer")).Not.ToContainTextAsync("reads English best");

        await view.SayAsync("A red fox, large, in the center.");

        await Assertions.Expect(view.Prompt).ToHaveTextAsync("A red fox, large, in the center.");
        await Assertions.Expect(view.Tiles).ToHaveCountAsync(4);
    }

    // "a green meadow", "a sandy beach": whatever scene was written becomes a pine forest, as a person would type it.
    private static async Task ReplaceSceneAsync(CreateView view, string written)
    {
        var box = await view.EditAsync();
        var scene = written.LastIndexOf(" is ", StringComparison.Ordinal) + " is ".Length;
        var end = written.IndexOf('.', scene);
        await box.EvaluateAsync("(box, range) => box.setSelectionRange(range[0], range[1])", new[] { scene, end });
        await box.PressSequentiallyAsync("a pine forest by day");
    }

    // What was sent, without the words that were struck.
    private static Task<string> SentTextAsync(CreateView view) => TextAsync(view.Prompt);

    private static Task<string> TextAsync(ILocator prompt) =>
        prompt.EvaluateAsync<string>("body => { const copy = body.cloneNode(true); copy.querySelectorAll('del').forEach(gone => gone.remove()); return copy.textContent; }");
}
