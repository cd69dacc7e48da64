using System.Text.Json;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Inference.Imaging;
using Studio.Testing;
using Studio.Web.Tests.Commands;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Evaluations;

/// <summary>A vision model at an address, from its form to shares, intervals and reasons beside what people said.</summary>
public sealed class JudgeJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_sees_is_added_judges_every_picture_and_gives_its_reasons()
    {
        ModelServer judging = null!;
        await using var server = judging = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, Look(judging.Asked[^1])), Token);
        await using var rated = await RatedStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, rated.Studio, page: "models/address");
        await AddAsync(visitor, server.Address);
        var results = $"evaluations/{rated.Run.Evaluation.Id}/results";

        await visitor.GoAsync(results);
        var card = visitor.Page.Locator("section.card", new() { HasText = "Automatic scores" });
        await Expect(card).ToContainTextAsync($"both leave this server for {new Uri(server.Address).Authority}");
        await card.GetByRole(AriaRole.Button, new() { Name = "Have 8 pictures judged by Eyes" }).ClickAsync();

        var judge = card.Locator("table", new() { HasText = "llava at" });
        await Expect(judge.Locator("tr", new() { HasText = "Secret system 0" })).ToContainTextAsync("51.0 to 100.0");
        await Expect(judge.Locator("tr", new() { HasText = "Secret system 1" })).ToContainTextAsync("0.0 to 49.0");
        await Expect(card).ToContainTextAsync("nobody knows whether this judge means anything");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "judged by Eyes" })).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Button, new() { Name = "What it said" }).ClickAsync();
        await Expect(card.Locator(".judged__list li")).ToHaveCountAsync(8);
        await card.Locator(".switch", new() { HasText = "Only what it calls incorrect" }).ClickAsync();
        await Expect(card.Locator(".judged__list li")).ToHaveCountAsync(4);
        await Expect(card.Locator(".judged__list")).Not.ToContainTextAsync("Everything is there.");
        await visitor.AssertAccessibleAsync();
        await card.ScrollIntoViewIfNeededAsync();
        await visitor.ScreenshotAsync("judge-1440-dark");

        await using var phone = await Visitor.SignInAsync(chromium, rated.Studio, Window.Phone, results);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "What it said" }).ClickAsync();
        await Expect(phone.Page.Locator(".judged__list li")).ToHaveCountAsync(8);
        Assert.Equal(Window.Phone.Width, await phone.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await phone.Page.Locator(".automatic").ScrollIntoViewIfNeededAsync();
        await phone.ScreenshotAsync($"judge-{Window.Phone}");
        Assert.Empty(visitor.Complaints);
        Assert.Empty(phone.Complaints);
    }

    private static async Task AddAsync(Visitor visitor, string address)
    {
        var page = visitor.Page;
        await page.GetByLabel("Address that speaks as OpenAI does").FillAsync(address);
        await page.GetByLabel("Name shown here").FillAsync("Eyes");
        await page.GetByLabel("Model there").FillAsync("llava");
        await page.Locator(".switch", new() { HasText = "It may lie on this machine" }).ClickAsync();
        await page.Locator(".switch", new() { HasText = "may judge the pictures of evaluations" }).ClickAsync();
        await Expect(page.Locator(".notice--warn")).ToContainTextAsync("Wishes, and pictures that are judged, leave this server");
        await visitor.ScreenshotAsync("judge-address-1440-dark");
        await visitor.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and test" }).ClickAsync();
        await Expect(page.Locator("article.model", new() { HasText = "Eyes" })).ToContainTextAsync("judges pictures");
    }

    /// <summary>The first system's pictures are the small ones, and right; the address is tested with a wish and no picture.</summary>
    private static string Look(JsonElement body)
    {
        var content = body.GetProperty("messages").EnumerateArray().Last().GetProperty("content");
        if (content.ValueKind == JsonValueKind.String)
        {
            return "A red fox stands in deep snow at dawn, flat illustration, soft light.";
        }

        var url = content[1].GetProperty("image_url").GetProperty("url").GetString()!;
        return PngReader.Read(Convert.FromBase64String(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..])).Width == 64
            ? "Everything is there.\nVERDICT: CORRECT"
            : "The described thing cannot be made out: there is only noise.\nVERDICT: INCORRECT";
    }
}
