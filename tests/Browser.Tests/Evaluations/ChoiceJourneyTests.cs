using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Evaluations;

/// <summary>From two pictures of one wish, with and without upsampling, to what the results say of the systems.</summary>
public sealed class ChoiceJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_choice_between_upsampled_and_not_is_in_the_results_at_once_and_can_be_taken_back()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "evaluations/studio");
        var results = visitor.Page;
        await Assertions.Expect(results.GetByRole(AriaRole.Heading, new() { Name = "Which one is better, and by how much?" })).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();

        await using var maker = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(maker);
        await MakeBothAsync(view, "a red fox");

        // How often it asks is the person's choice.
        await maker.Page.GetByRole(AriaRole.Button, new() { Name = "Your choices" }).ClickAsync();
        var drawer = maker.Page.GetByRole(AriaRole.Complementary, new() { Name = "Your choices" });
        await drawer.GetByRole(AriaRole.Radio, new() { Name = "Always" }).ClickAsync();
        var question = view.NewestTurn.Locator(".choose");
        await Assertions.Expect(question.GetByRole(AriaRole.Heading, new() { Name = "Which of these two?" })).ToBeVisibleAsync();
        await maker.AssertAccessibleAsync();
        await maker.ScreenshotAsync("choice-asked");
        await maker.Page.EvaluateAsync("() => document.activeElement.blur()");
        await maker.Page.Keyboard.PressAsync("1");
        await Assertions.Expect(question).ToContainTextAsync(new Regex(@"You prefer 1, seed \d+\.", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(drawer).ToContainTextAsync("This month you chose once");
        await Assertions.Expect(drawer).ToContainTextAsync("Upsampled or the wish alone");

        // Live, on the page that was open all the time.
        var board = results.GetByRole(AriaRole.Table, new() { Name = "Systems by score" });
        await Assertions.Expect(board.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Assertions.Expect(board).ToContainTextAsync("upsampled");
        await Assertions.Expect(board).ToContainTextAsync("wish only");
        await Assertions.Expect(results.Locator(".badge", new() { HasText = "not blind" })).ToBeVisibleAsync();
        await Assertions.Expect(results.Locator(".methods")).ToContainTextAsync("The answers are not blind");
        await visitor.AssertAccessibleAsync();
        await visitor.ScreenshotAsync("results");

        await maker.Page.Keyboard.PressAsync("z");
        await Assertions.Expect(question.GetByRole(AriaRole.Heading, new() { Name = "Which of these two?" })).ToBeVisibleAsync();
        await Assertions.Expect(results.GetByRole(AriaRole.Heading, new() { Name = "Which one is better, and by how much?" })).ToBeVisibleAsync();

        // Stars say the same without a question.
        await StarAsync(view.Tiles.First, 5);
        await StarAsync(view.Tiles.Last, 2);
        await Assertions.Expect(board.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        Assert.Empty(maker.Complaints);
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>Four pictures of what was written for the wish, and four of the wish itself, in one turn.</summary>
    private static async Task MakeBothAsync(CreateView view, string wish)
    {
        await view.ReadyAsync();
        await view.SayAsync(wish);
        await view.WrittenAsync();
        await view.Make.ClickAsync();
        await view.PicturesAsync(4);
        var box = await view.EditAsync();
        await box.FillAsync(wish);
        await box.PressAsync("Control+Enter");
        await view.PicturesAsync(8);
    }

    private static async Task StarAsync(ILocator tile, int stars)
    {
        var star = tile.GetByRole(AriaRole.Button, new() { Name = $"{stars} of 5" });
        await tile.HoverAsync();
        await star.ClickAsync();
        await Assertions.Expect(star).ToHaveAttributeAsync("aria-pressed", "true");
    }
}
