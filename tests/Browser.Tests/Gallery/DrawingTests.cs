using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Slots;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Gallery;

/// <summary>The image page and the queue with the real embedded model in a real child process.</summary>
public sealed class DrawingTests(Chromium chromium)
{
    private static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Studio.Web.exe" : "Studio.Web");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_run_again_from_its_page_has_the_same_bytes()
    {
        await using var studio = await StartAsync();
        await EnqueueAsync(studio, pictures: 1, steps: 4);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var page = visitor.Page;

        // It appears by itself: nobody reloads.
        await page.Locator(".gallery .tile__link").First.WaitForAsync();
        await page.Locator(".gallery .tile__link").First.ClickAsync();
        await Expect(page.Locator(".provenance")).ToContainTextAsync("DDIM");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();

        await Expect(page.GetByText("gave the same bytes")).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("image-replayed");
        await visitor.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Waiting_work_is_cancelled_in_the_queue_and_tried_again()
    {
        await using var studio = await StartAsync();
        await EnqueueAsync(studio, pictures: 1, steps: 50);
        await EnqueueAsync(studio, pictures: 2, steps: 50);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "queue");
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel all 2" }).ClickAsync();
        await Expect(page.Locator(".badge", new() { HasText = "2 cancelled" })).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("queue-cancelled");
        await visitor.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Retry all 2" }).ClickAsync();

        await Expect(page.Locator(".badge", new() { HasText = "2 cancelled" })).ToBeHiddenAsync();
        await Expect(page.Locator(".meta", new() { HasText = "3 done" })).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("queue-finished");
    }

    private static Task<RunningStudio> StartAsync() =>
        RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.Configure<SlotOptions>(slots => slots.Executable = Executable));

    private static async Task EnqueueAsync(RunningStudio studio, int pictures, int steps)
    {
        var workspaceId = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(workspaceId, async (services, token) =>
        {
            var context = services.GetRequiredService<StudioDbContext>();
            var model = services.GetRequiredService<ModelCatalog>().Diffusion[0];
            var owner = await context.Memberships.Select(membership => membership.UserId).FirstAsync(token);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            var thread = Rows.Thread(owner, now);
            var turn = Rows.Turn(thread);
            var revision = new PromptRevision { TurnId = turn.Id, Ordinal = 0, Text = "A red fox on a sunny meadow.", Origin = PromptOrigin.Edited, CreatedById = owner, CreatedAt = now };
            context.AddRange(thread, turn, revision);
            await context.SaveChangesAsync(token);
            var settings = new GenerationSettings(model.Id, model.Defaults.Width, model.Defaults.Height, pictures, steps, model.Defaults.Guidance, "DDIM", 7, "", Upsample: false);
            await services.GetRequiredService<GenerationQueue>().EnqueueAsync(new NewGeneration(turn.Id, revision.Id, settings, GenerationKind.Create, ParentImageId: null, Seeds: null), token);
        }, Token);
    }
}
