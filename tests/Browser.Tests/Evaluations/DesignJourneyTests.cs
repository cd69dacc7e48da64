using System.IO.Compression;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Evaluations;

/// <summary>From an empty list to pictures that are made for an evaluation.</summary>
public sealed class DesignJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upsampled_against_the_wish_alone_is_designed_started_and_drawn()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "evaluations");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "First evaluation" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Choose the prompts" })).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();

        await MistakenFileAsync(page);

        // A file that is not clear, then one of own wishes.
        var file = page.Locator("input[type=file]").First;
        await file.SetInputFilesAsync(new FilePayload { Name = "liste.tsv", MimeType = "text/tab-separated-values", Buffer = "animals\ta red fox\nanimals\tein Löwe\nplaces\tein Schloss"u8.ToArray() });
        await page.GetByLabel("Category is").SelectOptionAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it so" }).ClickAsync();
        await page.GetByLabel("Prompts of animals").FillAsync("1");
        await page.GetByLabel("Prompts of animals").PressAsync("Tab");
        await Assertions.Expect(page.GetByText("2 of 3, seed 7")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "System", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Studio Mini, upsampled")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Same without upsampling" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Studio Mini, wish only")).ToBeVisibleAsync();

        await StoppedAsync(page);

        // Pictures of another system, matched by their names.
        await page.Locator("input[accept*=zip]").SetInputFilesAsync(new FilePayload { Name = "elsewhere.zip", MimeType = "application/zip", Buffer = Zip("3/2_0.png", "3/7_0.png", "3/README.md") });
        await Assertions.Expect(page.GetByText("folder of 2 pictures; 1 of 2 prompts found by number, as 12_0.png")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByText("“elsewhere” has pictures for 1 of 2 prompts.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("4 people about")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("it takes at least as many")).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();
        await visitor.ScreenshotAsync("evaluation-design");

        await page.GetByRole(AriaRole.Button, new() { Name = "Start …" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await page.ArriveAtAsync("**/run");
        await Assertions.Expect(page.GetByText("5 / 6")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Assertions.Expect(page.GetByText("The first pairs are whole.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("for the first rater.")).ToBeVisibleAsync();
        // Two prompts, two systems that draw and a folder with a picture of one: one pair and three, three votes each.
        await Assertions.Expect(page.Locator(".run-stats .stat").Filter(new() { HasText = "Votes" })).ToContainTextAsync("0 / 12");
        await Assertions.Expect(page.Locator(".side-list a[aria-current]")).ToContainTextAsync("5 pictures · running");
        await visitor.AssertAccessibleAsync();
        await visitor.ScreenshotAsync("evaluation-run");

        // Nothing of it is in the gallery.
        await page.GotoAsync(page.Url[..page.Url.IndexOf("/evaluations", StringComparison.Ordinal)] + "/evaluations");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Waits for you" })).ToContainTextAsync("ask people to rate");
        await visitor.AssertAccessibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>It goes as it came.</summary>
    private static async Task MistakenFileAsync(IPage page)
    {
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "einkauf.txt", MimeType = "text/plain", Buffer = "Milch\nBrot"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove einkauf.txt" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Choose the prompts" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Or a set that is here already")).ToHaveCountAsync(0);
    }

    /// <summary>What would stop it at the start is said at the systems, and an equal system is not started.</summary>
    private static async Task StoppedAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Settings of system 1" }).ClickAsync();
        await page.GetByLabel("Steps", new() { Exact = true }).FillAsync("0");
        await page.GetByLabel("Steps", new() { Exact = true }).PressAsync("Tab");
        await Assertions.Expect(page.GetByText("System 1, “Studio Mini, upsampled”, cannot be started so.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start …" })).ToBeDisabledAsync();
        await page.GetByLabel("Steps", new() { Exact = true }).FillAsync("7.9");
        await page.GetByLabel("Steps", new() { Exact = true }).PressAsync("Tab");
        await Assertions.Expect(page.GetByText("“7.9” is no whole number. 0 is kept until one is written.")).ToBeVisibleAsync();
        await page.GetByLabel("Steps", new() { Exact = true }).FillAsync("12");
        await page.GetByLabel("Steps", new() { Exact = true }).PressAsync("Tab");
        await Assertions.Expect(page.GetByText("cannot be started so.")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Settings of system 2" }).ClickAsync();
        await page.GetByLabel("Steps", new() { Exact = true }).FillAsync("12");
        await page.GetByLabel("Steps", new() { Exact = true }).PressAsync("Tab");
        await page.GetByRole(AriaRole.Group, new() { Name = "Upsampling of system 2" }).GetByRole(AriaRole.Button, new() { Name = "Upsampled" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Systems 1 and 2 are the same.")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Group, new() { Name = "Upsampling of system 2" }).GetByRole(AriaRole.Button, new() { Name = "Wish only" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Studio Mini, wish only")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Settings of system 2" }).ClickAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task JPEG_and_WebP_pictures_become_a_system_and_a_damaged_one_is_left_out(bool isZipped)
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "evaluations");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "First evaluation" }).ClickAsync();
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "wishes.txt", MimeType = "text/plain", Buffer = "a red fox\nein Löwe\nein Schloss"u8.ToArray() });
        await Assertions.Expect(page.GetByText("3 of 3, seed 7")).ToBeVisibleAsync();

        FilePayload[] files =
        [
            new FilePayload { Name = "0_0.jpg", MimeType = "image/jpeg", Buffer = await DrawAsync(page, "image/jpeg") },
            new FilePayload { Name = "1_0.webp", MimeType = "image/webp", Buffer = await DrawAsync(page, "image/webp") },
            new FilePayload { Name = "2_0.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
        ];
        await page.Locator("input[accept*=zip]").SetInputFilesAsync(isZipped ? [new FilePayload { Name = "pictures.zip", MimeType = "application/zip", Buffer = Zip(files) }] : files);

        await Assertions.Expect(page.GetByText("folder of 2 pictures; 2 of 3 prompts found by number, as 12_0.png")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(page.GetByText("2_0.jpg: the browser cannot read it; it may be damaged.")).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();
    }

    private static async Task<byte[]> DrawAsync(IPage page, string type) => Convert.FromBase64String((await page.EvaluateAsync<string>(
        "type => { const canvas = document.createElement('canvas'); canvas.width = canvas.height = 96; const pen = canvas.getContext('2d'); pen.fillStyle = 'teal'; pen.fillRect(8, 8, 60, 60); return canvas.toDataURL(type); }", type)).Split(',')[1]);

    private static byte[] Zip(FilePayload[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                using var entry = zip.CreateEntry($"drawn/{file.Name}").Open();
                entry.Write(file.Buffer);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                zip.CreateEntryFromFile(Path.Combine(Repository.Models, "studio-mini-diffusion", "examples", "0.png"), name);
            }
        }

        return bytes.ToArray();
    }
}
