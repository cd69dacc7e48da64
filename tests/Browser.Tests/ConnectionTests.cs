using System.Text;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests;

public sealed class ConnectionTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restart_of_the_server_is_said_and_the_page_comes_back_by_itself()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.old = 1");

        var startAgain = await studio.StopAsync(Token);
        var notice = visitor.Page.GetByText("Not connected. What you typed stays here");
        await Assertions.Expect(notice).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("not-connected-1440-dark");
        await visitor.AssertAccessibleAsync();

        await startAgain();
        await Assertions.Expect(visitor.Page.Locator("html[data-old]")).ToHaveCountAsync(0);
        await visitor.ReadyAsync();
        await Assertions.Expect(notice).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_whose_first_connection_fails_is_loaded_again_by_itself()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "profile");
        var failed = new TaskCompletionSource();
        await visitor.Page.RouteAsync(
            "**/_blazor/negotiate**",
            async route =>
            {
                await route.AbortAsync();
                failed.SetResult();
            },
            new() { Times = 1 });

        await visitor.Page.ReloadAsync();
        await failed.Task;

        await visitor.ReadyAsync();
    }

    [Fact]
    public async Task A_link_into_another_workspace_begins_a_circuit_of_its_own()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Owner, "inland", Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio);

        await visitor.Page.EvaluateAsync("Blazor.navigateTo('/w/inland/more')");

        await Assertions.Expect(visitor.Page.Locator(".switcher .text")).ToHaveTextAsync("inland");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Gallery" }).First).ToHaveAttributeAsync("href", "/w/inland/gallery");
        await visitor.Page.EvaluateAsync("Blazor.navigateTo('/w/nobodys/more')");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is here" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_address_bar_moved_to_another_workspace_shows_and_is_sent_no_byte_of_the_first()
    {
        const string Secret = "Only-the-harbour-may-read-this";
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Owner, "inland", Token);
        var pictures = await studio.AddPicturesAsync(TestPerson.Slug, 2, Token, wish: _ => Secret);
        await using var visitor = await Visitor.ArriveAsync(chromium, studio);
        var sent = new List<string>();
        visitor.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Keep(frame.Text ?? Encoding.UTF8.GetString(frame.Binary ?? []));
        visitor.Page.Response += (_, response) => Keep(response.Url);
        await visitor.SignInAsync(TestPerson.Owner, $"/w/{TestPerson.Slug}/images/{pictures[0].Id}");
        await Assertions.Expect(visitor.Page.GetByText(Secret).First).ToBeVisibleAsync();
        Assert.Contains(sent, said => said.Contains(Secret, StringComparison.Ordinal));
        sent.Clear();

        // The way of a link within the page: the circuit lives on at first.
        await visitor.Page.EvaluateAsync($"Blazor.navigateTo('/w/inland/images/{pictures[0].Id}')");
        await Assertions.Expect(visitor.Page.Locator("h1")).Not.ToContainTextAsync(Secret);
        await Assertions.Expect(visitor.Page.GetByText(Secret)).ToHaveCountAsync(0);
        await visitor.Page.GotoAsync("/w/inland/gallery");
        await visitor.ReadyAsync();

        Assert.DoesNotContain(Secret, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(sent, said => said.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(sent, said => said.Contains($"/w/inland/images/{pictures[0].Id}/file", StringComparison.Ordinal));

        void Keep(string said)
        {
            lock (sent)
            {
                sent.Add(said);
            }
        }
    }
}
