using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Web.Tests.Commands;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Models;

/// <summary>A language model at an address, from its form to a prompt, and what is left when nobody answers there.</summary>
public sealed class RemoteWriterTests(Chromium chromium)
{
    private const string Text = "A red fox stands in deep snow at dawn, flat illustration, soft light.";
    private const string Key = "sk-never-to-be-seen-93846";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_is_added_tested_chosen_writes_a_prompt_and_its_end_leaves_three_ways_on()
    {
        await using var server = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, Text), Token);
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "models/address");
        await AddAsync(visitor, server.Address);

        var row = visitor.Page.Locator("article.model", new() { HasText = "Llama next door" });
        await Expect(row).ToContainTextAsync("words of English");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "Test it" })).ToBeVisibleAsync();
        await row.Locator(".switch", new() { HasText = "Writes" }).ClickAsync();
        await Expect(row.GetByRole(AriaRole.Radio)).ToBeCheckedAsync();
        await visitor.ScreenshotAsync("writers-1440-dark");
        await visitor.AssertAccessibleAsync();
        Assert.DoesNotContain(Key, await visitor.Page.ContentAsync(), StringComparison.Ordinal);

        await visitor.GoAsync("create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        var host = new Uri(server.Address).Authority;
        await Expect(visitor.Page.Locator(".composer")).ToContainTextAsync($"Written by Llama next door at {host}: your wish leaves this server.");
        await visitor.AssertAccessibleAsync();
        await view.SayAsync("a fox in the snow");
        Assert.Equal(Text, await view.WrittenAsync());
        await Expect(view.NewestTurn).ToContainTextAsync($"llama3 at {host}");
        await visitor.ScreenshotAsync("create-remote-1440-dark");

        await server.DisposeAsync();
        await view.SayAsync("make it night");
        await Expect(view.NewestTurn.Locator(".notice--model")).ToContainTextAsync(host);
        foreach (var way in new[] { "Write it again", "Write it myself", "Send it as it is" })
        {
            await Expect(view.NewestTurn.GetByRole(AriaRole.Button, new() { Name = way })).ToBeVisibleAsync();
        }

        await visitor.ScreenshotAsync("create-remote-dead-1440-dark");
        Assert.Empty(visitor.Complaints);
    }

    private static async Task AddAsync(Visitor visitor, string address)
    {
        var page = visitor.Page;
        await page.GetByLabel("Address that speaks as OpenAI does").FillAsync(address);
        await page.GetByLabel("Name shown here").FillAsync("Llama next door");
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync(Key);
        await page.Locator(".switch", new() { HasText = "It may lie on this machine" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for its models" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "llama3:latest" }).ClickAsync();
        await Expect(page.GetByLabel("Model there")).ToHaveValueAsync("llama3:latest");
        await visitor.ScreenshotAsync("writer-address-1440-dark");
        await visitor.AssertAccessibleAsync();
        await page.GetByLabel("Model there").FillAsync("llama3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and test" }).ClickAsync();
    }
}
