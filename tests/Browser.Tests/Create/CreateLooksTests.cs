using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

public sealed class CreateLooksTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task First_steps_thread_editor_settings_and_vocabulary_are_accessible_at_every_width()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, "create");
            var view = new CreateView(visitor);
            await view.ReadyAsync();
            await visitor.ScreenshotAsync($"create-empty-{window}");
            await visitor.AssertAccessibleAsync();

            // On or off is what the chip says: its last word must not lie behind an edge.
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" }).Locator("b")).ToBeInViewportAsync(new() { Ratio = 1 });
            foreach (var group in new[] { "Plants", "Sky", "Faces", "Buildings", "Clothing", "Colours" })
            {
                await Assertions.Expect(visitor.Page.Locator(".can").GetByText(group, new() { Exact = true })).ToBeVisibleAsync();
            }

            await visitor.Page.Locator(".can").GetByText("Plants", new() { Exact = true }).ClickAsync();
            await Assertions.Expect(visitor.Page.Locator("#vocabulary").GetByRole(AriaRole.Button, new() { Name = "Plants" })).ToHaveAttributeAsync("aria-pressed", "true");
            await visitor.Page.GetByLabel("Names beside the English ones").SelectOptionAsync("de");
            await Assertions.Expect(visitor.Page.Locator("#vocabulary .chip", new() { HasText = "Baum" }).First).ToBeVisibleAsync();
            await visitor.Page.GetByLabel("Search its words").FillAsync("リス");
            await Assertions.Expect(visitor.Page.Locator("#vocabulary").GetByRole(AriaRole.Button, new() { Name = "squirrel" })).ToBeVisibleAsync();
            await visitor.ScreenshotAsync($"create-vocabulary-{window}");
            await visitor.AssertAccessibleAsync();
            await visitor.Page.Locator("#vocabulary").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

            await view.SayAsync("a penguin in the snow");
            await view.WrittenAsync();
            await visitor.ScreenshotAsync($"create-written-{window}");
            await visitor.AssertAccessibleAsync();

            await view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
            await view.NewestTurn.Locator(".prompt__box").WaitForAsync();
            await visitor.AssertAccessibleAsync();
            Assert.Empty(visitor.Complaints);
        }
    }

    [Fact]
    public async Task What_is_to_be_left_out_survives_a_reload_in_mid_word()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        var box = await LeaveOutAsync();

        await box.PressSequentiallyAsync("blurry, tex");
        await visitor.Page.ReloadAsync();

        box = await LeaveOutAsync();
        await Assertions.Expect(box).ToHaveValueAsync("blurry, tex");
        await Assertions.Expect(box).ToHaveAttributeAsync("data-saved", "blurry, tex");

        async Task<ILocator> LeaveOutAsync()
        {
            await view.ReadyAsync();
            await visitor.Page.Locator("[data-create][data-keeps]").WaitForAsync();
            return (await view.SettingsAsync()).GetByLabel("Leave out");
        }
    }

    [Fact]
    public async Task The_settings_say_the_limits_of_the_model_and_refuse_in_a_sentence()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a fox");
        await view.WrittenAsync();
        var drawer = visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "Settings" });

        await Assertions.Expect(drawer).ToContainTextAsync("The only size this model draws.");
        await drawer.GetByLabel("Seed", new() { Exact = true }).FillAsync("99999999999");
        await drawer.GetByLabel("Seed", new() { Exact = true }).BlurAsync();
        await Assertions.Expect(drawer).ToContainTextAsync("Seed must be between 0 and 4,294,967,295");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Assertions.Expect(drawer).Not.ToContainTextAsync("Seed must be between");

        await drawer.GetByRole(AriaRole.Radio, new() { Name = "4" }).PressAsync("ArrowLeft");
        await Assertions.Expect(view.Make).ToContainTextAsync("Make 2 pictures");
        await visitor.Page.Keyboard.PressAsync("Control+.");
        await Assertions.Expect(drawer).ToBeHiddenAsync();
        await visitor.Page.ReloadAsync();
        await view.Make.WaitForAsync();
        await Assertions.Expect(drawer).ToBeHiddenAsync();
        await Assertions.Expect(view.Make).ToContainTextAsync("Make 2 pictures");
    }
}
