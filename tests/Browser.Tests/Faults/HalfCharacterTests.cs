using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Faults;

/// <summary>Half a surrogate pair, as a script or a broken clipboard puts it into a box: a circuit cannot be told of it as it is.</summary>
public sealed class HalfCharacterTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Half_a_character_in_a_box_goes_and_the_page_lives()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var name = visitor.Page.GetByLabel("Name", new() { Exact = true });

        await PasteAsync(name, "Mira \\ud83d O");
        await Expect(visitor.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await visitor.Page.ReloadAsync();
        await Expect(name).ToHaveValueAsync("Mira  O");

        await visitor.GoAsync("gallery");
        var search = visitor.Page.GetByRole(AriaRole.Searchbox);
        await PasteAsync(search, "a \\ude00");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "No picture fits" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Half_a_character_in_a_wish_goes_and_nothing_stands_in_its_place()
    {
        using var folder = new TemporaryFolder();
        await using var studio = await DrawingStudio.StartAsync(folder, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();

        await PasteAsync(view.Wish, "a fox \\ud83d\\u0007in the snow 🦊");
        await view.Wish.PressAsync("Control+Enter");

        await Expect(view.Turns).ToHaveCountAsync(1);
        await Expect(view.Turns.GetByText("a fox in the snow 🦊", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    /// <param name="box">Where to.</param>
    /// <param name="script">The text with its half as the script writes it: a test cannot send one either.</param>
    private static Task PasteAsync(ILocator box, string script) => box.EvaluateAsync(
        $$"""box => { box.value = "{{script}}"; for (const kind of ["input", "change"]) { box.dispatchEvent(new Event(kind, { bubbles: true })); } }""");
}
