using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

/// <summary>The quiet line under a written prompt that says how the wish was read.</summary>
public sealed class ReadAsTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_written_prompt_says_how_the_wish_was_read_and_a_change_says_what_it_changes()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, "create");
            var view = new CreateView(visitor);
            await view.ReadyAsync();

            await view.SayAsync("夜の海に浮かぶ赤いヨット二隻");
            await view.WrittenAsync();
            await Assertions.Expect(ReadAs(view)).ToHaveTextAsync("Read as: two red sailboats · at night · the open sea");

            await view.SayAsync("배를 파란색으로 바꾸고 돌고래도 그려줘");
            await Assertions.Expect(view.Turns).ToHaveCountAsync(2);
            await view.WrittenAsync();
            await Assertions.Expect(ReadAs(view)).ToHaveTextAsync("Read as: two blue sailboats · a dolphin");
            await visitor.ScreenshotAsync($"create-read-as-{window}");

            // Both stay when the thread is opened again; and no button is on its way from one colour to another then.
            await visitor.Page.ReloadAsync();
            await view.ReadyAsync();
            await Assertions.Expect(visitor.Page.Locator(".prompt__read")).ToHaveCountAsync(2);
            await visitor.AssertAccessibleAsync();
            Assert.Empty(visitor.Complaints);
        }
    }

    [Fact]
    public async Task A_prompt_of_ones_own_was_read_by_nobody()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a fox in the snow");
        await view.WrittenAsync();
        await Assertions.Expect(ReadAs(view)).ToHaveTextAsync("Read as: a fox · a snowy winter landscape");

        await view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Undo to the wish" }).ClickAsync();

        await Assertions.Expect(view.Prompt).ToHaveTextAsync("a fox in the snow");
        await Assertions.Expect(ReadAs(view)).ToHaveCountAsync(0);
    }

    private static ILocator ReadAs(CreateView view) => view.NewestTurn.Locator(".prompt__read");
}
