using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Models;

/// <summary>PostgreSQL answers later than SQLite: what a page is told may come after it was drawn first.</summary>
public sealed class ModelsOnPostgreSqlTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_about_models_open_and_keep_their_filters()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var studio = await shared.StartAsync("Slots:Pictures=0 Slots:Writers=0", Token);
        await SharedStudio.AddOwnerAsync(studio, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "models");
        var page = visitor.Page;
        await Expect(page.Locator("article.model", new() { HasText = "Studio Mini Upsampler" })).ToBeVisibleAsync();

        await visitor.GoAsync("models/get?for=prompts&fits=true&work=true");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "For prompts" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Fits here" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Work allowed" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator("article.offer", new() { HasText = "SDXL" })).ToHaveCountAsync(0);
        await Expect(page.Locator("article.offer", new() { HasText = "SmolLM2" })).ToBeVisibleAsync();

        await visitor.GoAsync("models/address");
        await page.GetByLabel("Address that speaks as OpenAI does").FillAsync("http://127.0.0.1:1/v1");
        await visitor.ScreenshotAsync("writer-address-postgresql");

        await page.GotoAsync("/admin/health");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = "Models" }).ClickAsync();
        await page.ArriveAtAsync($"**/w/{TestPerson.Slug}/models");
        await Expect(page.Locator("article.model", new() { HasText = "Studio Mini Upsampler" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }
}
