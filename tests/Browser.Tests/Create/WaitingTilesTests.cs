using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Create;

/// <summary>What a person presses before anything is drawn. Nobody draws here: what waits, waits.</summary>
public sealed class WaitingTilesTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_picture_is_cancelled_and_tried_again_and_then_all_of_them()
    {
        using var folder = new TemporaryFolder();
        await using var studio = await DrawingStudio.StartAsync(folder, Token, "--Slots:Pictures=0");
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 4);
        await view.SayAsync("A red fox, large, in the center.");
        await Expect(view.Tiles).ToHaveCountAsync(4);

        await view.Tiles.Nth(2).GetByRole(AriaRole.Button, new() { Name = "Cancel this picture" }).ClickAsync();
        await Expect(view.Tiles.Nth(2)).ToHaveAttributeAsync("data-state", "cancelled");
        await Expect(view.Tiles.Nth(2)).ToContainTextAsync("Nothing of it was kept.");
        await Expect(view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Cancel 3" })).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();
        await view.Tiles.Nth(2).GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await Expect(view.Tiles.Nth(2)).ToHaveAttributeAsync("data-state", "queued");

        await view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Cancel all" }).ClickAsync();
        await Expect(view.NewestTurn.Locator(".tile[data-state='cancelled']")).ToHaveCountAsync(4);
        await visitor.Page.ReloadAsync();
        await Expect(view.NewestTurn.Locator(".tile[data-state='cancelled']")).ToHaveCountAsync(4);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_card_counts_what_the_model_reads_is_copied_and_goes_back_to_the_wish()
    {
        using var folder = new TemporaryFolder();
        await using var studio = await DrawingStudio.StartAsync(folder, Token, "--Slots:Pictures=0");
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        await visitor.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.SayAsync("a fox in the snow");
        var written = await view.WrittenAsync();
        Assert.NotEqual("a fox in the snow", written);
        await Expect(view.NewestTurn.Locator(".prompt__foot")).ToContainTextAsync(new Regex(@"\d+ of \d+ tokens", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Copy", Exact = true }).ClickAsync();
        await visitor.Page.WaitForFunctionAsync("async text => await navigator.clipboard.readText() === text", written);

        await view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Undo to the wish" }).ClickAsync();
        await Expect(view.Prompt).ToHaveTextAsync("a fox in the snow");
        await visitor.Page.ReloadAsync();
        await Expect(view.Prompt).ToHaveTextAsync("a fox in the snow");
        Assert.Empty(visitor.Complaints);
    }
}
