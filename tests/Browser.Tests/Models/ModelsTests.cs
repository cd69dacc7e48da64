using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Models;

/// <summary>The pages about models, from a hub on this machine to a picture.</summary>
public sealed class ModelsTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_is_found_fetched_over_a_broken_line_accepted_and_draws()
    {
        await using var models = await ModelsStudio.StartAsync(Token);
        BreakOnce(models);
        await using var visitor = await Visitor.SignInAsync(chromium, models.Studio, page: "models");
        await Expect(visitor.Page.GetByText("embedded").First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Memory for models" })).ToContainTextAsync("used longest ago leaves first");
        await Expect(visitor.Page.Locator(".swatches img")).ToHaveCountAsync(5);
        await visitor.ScreenshotAsync("models-1440-dark");
        await visitor.AssertAccessibleAsync();

        await FetchAsync(visitor);

        await visitor.GoAsync("models");
        var row = visitor.Page.Locator("article.model", new() { HasText = ModelsStudio.Repository });
        await Expect(row).ToContainTextAsync("licence not accepted");
        Assert.True(models.Hub.Requests.Count(request => request.Path.EndsWith("unet/model.onnx", StringComparison.Ordinal)) > 6);
        var refusal = await Assert.ThrowsAsync<StudioException>(() => models.AskForPictureAsync(TestPerson.Owner, Token));
        Assert.Contains("licence", refusal.Message, StringComparison.Ordinal);

        await row.GetByRole(AriaRole.Button, new() { Name = "Read licence" }).ClickAsync();
        await Expect(row.Locator(".licence")).ToContainTextAsync("MIT License");
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await visitor.ScreenshotAsync("models-licence-1440-dark");
        await visitor.AssertAccessibleAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Let members use it" }).ClickAsync();
        await Expect(row).ToContainTextAsync($"Accepted by {TestPerson.Owner.Name}");

        var (status, reason) = await models.EndAsync(await models.AskForPictureAsync(TestPerson.Owner, Token), Token);
        Assert.True(status == PictureStatus.Succeeded, reason);
        Assert.Empty(visitor.Complaints);

        await row.GetByRole(AriaRole.Button, new() { Name = "Who may use it" }).ClickAsync();
        await row.Locator(".switch", new() { HasText = "Creator" }).ClickAsync();
        await visitor.ScreenshotAsync("models-use-1440-dark");
        await visitor.AssertAccessibleAsync();
        await models.Studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await models.Studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        var denied = await Assert.ThrowsAsync<StudioException>(() => models.AskForPictureAsync(TestPerson.Stranger, Token));
        Assert.Equal(RefusalKind.Forbidden, denied.Kind);
        await models.AskForPictureAsync(TestPerson.Owner, Token);
        await LooksAsync(models.Studio);
    }

    [Fact]
    public async Task How_a_language_model_is_asked_is_chosen_in_its_row_and_taken_back()
    {
        await using var models = await ModelsStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, models.Studio, page: "models");
        var row = visitor.Page.Locator("article.model", new() { HasText = "Studio Mini Upsampler" });

        await OpenAsync();
        await row.GetByLabel("Temperature").FillAsync("0.7");
        await visitor.ScreenshotAsync("models-settings-1440-dark");
        await visitor.AssertAccessibleAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Ask it so" }).ClickAsync();
        await Expect(row).ToContainTextAsync("asked as chosen here");

        await OpenAsync();
        await Expect(row.GetByLabel("Temperature")).ToHaveValueAsync("0.7");
        await row.GetByRole(AriaRole.Button, new() { Name = "As its file says" }).ClickAsync();
        await Expect(row).Not.ToContainTextAsync("asked as chosen here");
        Assert.Empty(visitor.Complaints);

        async Task OpenAsync()
        {
            await row.GetByRole(AriaRole.Button, new() { Name = "More for" }).ClickAsync();
            await row.GetByRole(AriaRole.Menuitem, new() { Name = "Settings" }).ClickAsync();
        }
    }

    [Fact]
    public async Task A_folder_of_the_server_is_looked_at_added_and_removed_and_a_broken_one_is_named()
    {
        await using var models = await ModelsStudio.StartAsync(Token);
        using var outside = new TemporaryFolder();
        Copy(ModelsStudio.TinyModel, outside["house-style"]);
        Copy(ModelsStudio.TinyModel, outside["cut"]);
        File.Delete(Path.Combine(outside["cut"], "unet", "model.onnx"));
        await using var visitor = await Visitor.SignInAsync(chromium, models.Studio, page: "models/get");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Folder" }).ClickAsync();
        var path = visitor.Page.GetByLabel("Folder or GGUF file on the server");

        await path.FillAsync(outside["cut"]);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("unet");

        await path.FillAsync(outside["house-style"]);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        await Expect(visitor.Page.Locator(".parts")).ToContainTextAsync("vae_decoder");
        await visitor.ScreenshotAsync("models-folder-1440-dark");
        await visitor.AssertAccessibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await visitor.Page.ArriveAtAsync("**/models");
        var row = visitor.Page.Locator("article.model", new() { HasText = "house-style" });
        await Expect(row).ToContainTextAsync("from a folder");

        // What breaks later is found when one looks again.
        File.Delete(Path.Combine(outside["house-style"], "vae_decoder", "model.onnx"));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await Expect(row).ToContainTextAsync("broken");
        await Expect(row).ToContainTextAsync("vae_decoder");
        await visitor.ScreenshotAsync("models-broken-1440-dark");

        // Where an administrator looks for what is wrong with the server, with the way back here.
        await visitor.Page.GotoAsync("/admin/health");
        var todo = visitor.Page.Locator(".todo", new() { HasText = "The model house-style cannot be used" });
        await Expect(todo).ToContainTextAsync("vae_decoder/model.onnx is missing.");
        await visitor.ScreenshotAsync("health-broken-1440-dark");
        await todo.GetByRole(AriaRole.Link, new() { Name = "To the models" }).ClickAsync();
        await visitor.Page.ArriveAtAsync("**/models");
        await row.GetByRole(AriaRole.Button, new() { Name = "More for house-style" }).ClickAsync();
        await row.GetByRole(AriaRole.Menuitem, new() { Name = "Remove" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove it from this server" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        Assert.True(Directory.Exists(outside["house-style"]));
        Assert.DoesNotContain(models.Studio.Services.GetRequiredService<ModelCatalog>().Diffusion, model => model.Id == "house-style");
    }

    [Fact]
    public async Task Known_models_are_narrowed_and_the_hub_is_asked_by_words()
    {
        await using var models = await ModelsStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, models.Studio, page: "models/get");
        var page = visitor.Page;
        var offers = page.Locator("article.offer");
        await Expect(offers.Filter(new() { HasText = "SDXL Turbo" })).ToContainTextAsync("not measured here yet");
        await visitor.ScreenshotAsync("models-get-1440-dark");

        await page.GetByRole(AriaRole.Button, new() { Name = "Work allowed" }).ClickAsync();
        await Expect(offers.Filter(new() { HasText = "SDXL Turbo" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "For prompts" }).ClickAsync();
        await Expect(offers.Filter(new() { HasText = "SDXL 1.0" })).ToHaveCountAsync(0);
        await Expect(offers.Filter(new() { HasText = "Phi 3" })).ToBeVisibleAsync();
        Assert.Contains("for=prompts", page.Url, StringComparison.Ordinal);
        Assert.Contains("work=", page.Url, StringComparison.OrdinalIgnoreCase);
        await page.GetByLabel("Search the hub").FillAsync("qwen");
        await Expect(offers).ToHaveCountAsync(2);
        await visitor.ScreenshotAsync("models-get-narrowed-1440-dark");
        await visitor.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "For prompts" }).ClickAsync();
        await page.GetByLabel("Search the hub").FillAsync("tiny");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Look at {ModelsStudio.Repository}" }).ClickAsync();
        await Expect(page.Locator("aside.drawer")).ToContainTextAsync("to fetch");
        await visitor.ScreenshotAsync("models-get-found-1440-dark");
        await visitor.AssertAccessibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Whoever_does_not_manage_models_sees_no_link_and_no_page()
    {
        await using var models = await ModelsStudio.StartAsync(Token);
        await models.Studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await models.Studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await using var visitor = await Visitor.ArriveAsync(chromium, models.Studio);
        await visitor.SignInAsync(TestPerson.Stranger, $"/w/{TestPerson.Slug}/create");
        await Expect(visitor.Page.Locator(".sidebar .nav")).ToContainTextAsync("Gallery");
        await Expect(visitor.Page.Locator(".sidebar .nav")).Not.ToContainTextAsync("Models");
        await visitor.GoAsync("models");
        await Expect(visitor.Page.Locator("#main")).ToContainTextAsync("managing models");
    }

    /// <summary>Half of what was asked for, then the line breaks.</summary>
    private static void BreakOnce(ModelsStudio models)
    {
        models.Hub.Spoil(request => request.Path.EndsWith("unet/model.onnx", StringComparison.Ordinal), 1, async (context, request) =>
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = "bytes 0-199999/1024961";
            context.Response.ContentLength = 200_000;
            await context.Response.Body.WriteAsync(models.Hub.BytesOf(request.Path).AsMemory(0, 50_000), Token);
            await context.Response.Body.FlushAsync(Token);
            context.Abort();
        });
    }

    private static async Task FetchAsync(Visitor visitor)
    {
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Get a model" }).ClickAsync();
        await visitor.Page.GetByLabel("Search the hub").FillAsync(ModelsStudio.Repository);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        var drawer = visitor.Page.Locator("aside.drawer");
        await Expect(drawer).ToContainTextAsync("to fetch");
        await Expect(drawer).ToContainTextAsync("aaaaaaaa");
        await Expect(drawer.Locator(".licence")).ToContainTextAsync("Permission is hereby granted");
        await visitor.ScreenshotAsync("models-plan-1440-dark");
        await visitor.AssertAccessibleAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Fetch " }).ClickAsync();
        await Expect(drawer).ToHaveCountAsync(0);
    }

    private async Task LooksAsync(RunningStudio studio)
    {
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, page: "models");
            await Expect(visitor.Page.GetByText(ModelsStudio.Repository).First).ToBeVisibleAsync();
            await visitor.ScreenshotAsync($"models-{window}");
            await visitor.AssertAccessibleAsync();
            await visitor.GoAsync("models/get");
            await Expect(visitor.Page.GetByLabel("Search the hub")).ToBeVisibleAsync();
            await visitor.ScreenshotAsync($"models-get-{window}");
            await visitor.AssertAccessibleAsync();
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}runs{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
