using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Kills;

/// <summary>From a new data folder to pictures, with kill -9 on the way.</summary>
public sealed class KilledServerTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_kill_9_of_the_server_the_next_start_finishes_the_four_pictures_and_the_page_comes_back_by_itself()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found by /proc.");
        using var data = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(data.Path, port: 0, Token);
        await using var visitor = await Visitor.SetUpAsync(chromium, server);
        var view = new CreateView(visitor);
        await DrawAsync(view);
        await view.Wish.PressSequentiallyAsync("with a hat");
        await view.Wish.EvaluateAsync("box => box.setSelectionRange(5, 6)");
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.old = 1");

        await server.KillAsync(Token);
        using var again = await ServerProcess.StartAsync(data.Path, server.Address.Port, Token);

        // By itself, with whoever was typing at the same place of the same text.
        await Assertions.Expect(visitor.Page.Locator("html[data-old]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Assertions.Expect(view.Wish).ToHaveValueAsync("with a hat");
        await Assertions.Expect(view.Wish).ToBeFocusedAsync();
        Assert.Equal("5 6", await view.Wish.EvaluateAsync<string>("box => `${box.selectionStart} ${box.selectionEnd}`"));
        await view.PicturesAsync(4);
        await Assertions.Expect(view.Prompt).ToHaveTextAsync("A red fox, large, in the center.");
        await visitor.GoAsync("gallery");
        await Assertions.Expect(visitor.Page.Locator(".gallery .tile")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task After_kill_9_of_the_slots_the_pictures_are_tried_again_and_the_page_does_not_notice()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found by /proc.");
        using var data = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(data.Path, port: 0, Token);
        await using var visitor = await Visitor.SetUpAsync(chromium, server);
        var view = new CreateView(visitor);
        await DrawAsync(view);
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.old = 1");

        var killed = server.KillSlots();
        Assert.NotEmpty(killed);

        await view.Wish.FillAsync("typed meanwhile");
        await view.PicturesAsync(4);
        await Assertions.Expect(view.Wish).ToHaveValueAsync("typed meanwhile");
        await Assertions.Expect(visitor.Page.Locator("html[data-old]")).ToHaveCountAsync(1);
        Assert.NotEmpty(server.SlotIds());
        Assert.Empty(server.SlotIds().Intersect(killed));
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>Sends four pictures and waits until one of them has a preview.</summary>
    private static async Task DrawAsync(CreateView view)
    {
        await view.ReadyAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" }).ClickAsync();
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling off" })).ToBeVisibleAsync();
        await view.SayAsync("A red fox, large, in the center.");
        await Assertions.Expect(view.Tiles).ToHaveCountAsync(4);
        await view.NewestTurn.Locator(".tile[data-state='running'] img").First.WaitForAsync();
    }
}
