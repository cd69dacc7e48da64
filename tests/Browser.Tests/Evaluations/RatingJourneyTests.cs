using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Data.Moderation.Settings;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Evaluations;

/// <summary>From a design to numbers that are published, with the embedded models: two raters of the workspace, one of them on a phone, and a guest.</summary>
public sealed class RatingJourneyTests(Chromium chromium)
{
    private const int Prompts = 2;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_raters_and_a_guest_say_which_is_better_and_the_result_is_published()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await studio.AddModeratorsAsync(Token);
        await studio.InAsync(
            context =>
            {
                context.Add(new ModerationSettings { CheckPercent = 0 });
                return context.SaveChangesAsync(Token);
            },
            Token);
        await using var owner = await Visitor.SignInAsync(chromium, studio, page: "evaluations");
        var evaluation = await StartAsync(owner);
        var link = await LinkAsync(owner, evaluation);

        await using var ben = await ArriveAsync(studio, ModeratedStudio.Ben, window: null);
        await using var mia = await ArriveAsync(studio, ModeratedStudio.Mia, Window.Phone);
        await MemberRatesAsync(ben, "1");
        await MemberRatesAsync(mia, answer: null);
        var code = await GuestRatesAsync(studio, link);

        await ResultsAsync(owner, evaluation);
        await LeftOutAsync(owner, evaluation);
        await PairsAsync(owner, evaluation);
        await PublishAsync(owner, evaluation);

        // What is published stands: the code comes too late.
        await using var late = await Visitor.ArriveAsync(chromium, studio);
        await late.Page.GotoAsync(link);
        await late.Page.GetByLabel("The code of your last page").FillAsync(code);
        await late.Page.GetByRole(AriaRole.Button, new() { Name = "Delete my answers" }).ClickAsync();
        await Expect(late.Page.GetByRole(AriaRole.Status)).Not.ToContainTextAsync("Your answers are deleted");
        await Expect(late.Page.GetByRole(AriaRole.Status)).Not.ToBeEmptyAsync();
        foreach (var visitor in new[] { owner, ben, mia })
        {
            Assert.Empty(visitor.Complaints);
        }
    }

    /// <summary>Upsampled against the wish alone, drawn to the end.</summary>
    private static async Task<string> StartAsync(Visitor owner)
    {
        var page = owner.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "First evaluation" }).ClickAsync();
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "wishes.csv", MimeType = "text/csv", Buffer = "Prompts,Category\nein roter Fuchs,animals\nein Schloss am Abend,places\n"u8.ToArray() });
        await Expect(page.GetByText("2 of 2, seed 7")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "System", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Studio Mini, upsampled")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Same without upsampling" }).ClickAsync();
        await Expect(page.GetByText("Studio Mini, wish only")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start …" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await page.ArriveAtAsync("**/run");
        await Expect(page.GetByText("4 / 4")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        return page.Url[..^"/run".Length];
    }

    private static async Task<string> LinkAsync(Visitor owner, string evaluation)
    {
        var page = owner.Page;
        await page.GotoAsync($"{evaluation}/raters");
        await owner.ReadyAsync();
        await page.GetByLabel("Pairs each").FillAsync("10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = page.Locator(".notice .mono");
        await Expect(link).ToContainTextAsync("/r/");
        await owner.AssertAccessibleAsync();
        return await link.InnerTextAsync();
    }

    /// <param name="answer">The key; null taps the upper picture's button.</param>
    private static async Task MemberRatesAsync(Visitor rater, string? answer)
    {
        var page = rater.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin" }).ClickAsync();
        var session = page.Locator("[data-rating]");
        if (await PracticeAsync(page))
        {
            await Expect(session).ToHaveAttributeAsync("data-stage", "pair");
        }

        await rater.AssertAccessibleAsync();
        await rater.ScreenshotAsync(answer is null ? "rate-phone" : "rate");
        if (answer is not null)
        {
            await ZoomAsync(page);
        }

        await AnswerAllAsync(page, answer);
        // Nothing is left: no more pairs are offered.
        await Expect(page.Locator("[data-act='more']")).ToBeHiddenAsync();
        await rater.ScreenshotAsync(answer is null ? "rate-done-phone" : "rate-done");
    }

    private async Task<string> GuestRatesAsync(RunningStudio studio, string link)
    {
        await using var guest = await Visitor.ArriveAsync(chromium, studio);
        var page = guest.Page;
        await page.GotoAsync(link);
        await guest.AssertAccessibleAsync();
        await guest.ScreenshotAsync("rate-start");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByLabel("A name, any you like").FillAsync("Noor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Two practice pairs" }).ClickAsync();
        Assert.True(await PracticeAsync(page));
        await AnswerAllAsync(page, "4");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you, Noor." })).ToBeVisibleAsync();
        await guest.AssertAccessibleAsync();
        Assert.Empty(guest.Complaints);
        return await page.Locator("[data-fill='code']").InnerTextAsync();
    }

    /// <summary>False where this rater is not asked to practise.</summary>
    private static async Task<bool> PracticeAsync(IPage page)
    {
        var session = page.Locator("[data-rating]");
        await Expect(session).ToHaveAttributeAsync("data-stage", new Regex("^(?:practice|pair)$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        if (await session.GetAttributeAsync("data-stage") == "pair")
        {
            return false;
        }

        foreach (var on in new[] { "Next", "Begin" })
        {
            await page.Keyboard.PressAsync("1");
            await page.GetByRole(AriaRole.Button, new() { Name = on }).ClickAsync();
        }

        return true;
    }

    /// <summary>Pairs, and the checks between them, until nothing is asked any more.</summary>
    private static async Task AnswerAllAsync(IPage page, string? key)
    {
        var done = page.Locator("[data-rating][data-stage='done']");
        var left = page.Locator("[data-rating][data-stage='pair'] [data-answer='left']:enabled");
        for (var asked = 0; asked < 2 * Prompts; asked++)
        {
            await Expect(done.Or(left)).ToBeVisibleAsync();
            if (await done.IsVisibleAsync())
            {
                break;
            }

            await page.RunAndWaitForResponseAsync(() => key is null ? left.ClickAsync() : page.Keyboard.PressAsync(key), response => response.Url.Contains("/answer", StringComparison.Ordinal));
        }

        await Expect(done).ToBeVisibleAsync();
    }

    private static async Task ResultsAsync(Visitor owner, string evaluation)
    {
        var page = owner.Page;
        await page.GotoAsync($"{evaluation}/results");
        await Expect(page.Locator(".stat").Filter(new() { HasText = "Votes" }).First).ToContainTextAsync($"{3 * Prompts}");
        await Expect(page.Locator(".stat").Filter(new() { HasText = "Pairs with all answers" })).ToContainTextAsync($"{Prompts} / {Prompts}");
        await Expect(page.Locator(".methods")).ToContainTextAsync("3 raters gave 6 answers to the question “Which picture follows the description better?”");
        await Expect(page.Locator(".methods")).ToContainTextAsync("without knowing the systems; the wish was shown");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Systems by score" })).ToContainTextAsync("Studio Mini, upsampled");
        await owner.AssertAccessibleAsync();
        await owner.ScreenshotAsync("evaluation-results");
        var votes = await page.APIRequest.GetAsync($"{evaluation}/files/votes.jsonl");
        var lines = (await votes.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3 * Prompts, lines.Length);
        Assert.Contains(lines, line => line.Contains("\"question\":\"promptFollowing\",\"text\":\"ein roter Fuchs\"", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "Where upsampling helps on dark, PNG" }).ClickAsync());
        Assert.Equal("upsampling-dark.png", saved.SuggestedFilename);
        Assert.EndsWith("/results", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator(".methods")).ToBeVisibleAsync();
        var pickAPic = (await (await page.APIRequest.GetAsync($"{evaluation}/files/pick-a-pic.csv")).TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("ranking_id,caption,image_0_uid,image_1_uid,label_0,label_1", pickAPic[0], StringComparison.Ordinal);
        Assert.Equal(1 + (3 * Prompts), pickAPic.Length);
    }

    /// <summary>Both pictures at once, about the place of the pointer, as long as Shift is held.</summary>
    private static async Task ZoomAsync(IPage page)
    {
        var pictures = page.Locator("[data-pair] img");
        var before = await WidthsAsync();
        var box = (await pictures.First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 4), box.Y + (box.Height / 4));
        await page.Keyboard.DownAsync("Shift");
        await Expect(page.Locator("[data-pair].is-zoomed")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("before => [...document.querySelectorAll('[data-pair] img')].every((img, at) => img.getBoundingClientRect().width > 1.5 * before[at])", before);
        var origins = await pictures.EvaluateAllAsync<string[]>("images => images.map(image => image.style.transformOrigin)");
        Assert.Equal(origins[0], origins[1]);
        await page.Keyboard.UpAsync("Shift");
        await page.WaitForFunctionAsync("before => [...document.querySelectorAll('[data-pair] img')].every((img, at) => Math.abs(img.getBoundingClientRect().width - before[at]) < 1)", before);

        async Task<double[]> WidthsAsync() => await pictures.EvaluateAllAsync<double[]>("images => images.map(image => image.getBoundingClientRect().width)");
    }

    /// <summary>The guest's votes go out of the numbers and come back by the switch; then the guest counts again.</summary>
    private static async Task LeftOutAsync(Visitor owner, string evaluation)
    {
        var page = owner.Page;
        var votes = page.Locator(".results-page > .stats .stat").Filter(new() { HasText = "Votes" }).First;
        await page.GotoAsync($"{evaluation}/raters");
        await owner.ReadyAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave out Noor" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Count again Noor" })).ToBeVisibleAsync();

        await page.GotoAsync($"{evaluation}/results");
        await owner.ReadyAsync();
        await Expect(votes.Locator(".stat__value")).ToHaveTextAsync($"{2 * Prompts}");
        await Expect(page.Locator(".methods")).ToContainTextAsync("1 rater was left out by a person");
        await Expect(page.Locator(".rater-quality")).ToContainTextAsync("Noor, left out");
        await page.GetByLabel("Count the votes of the rater who was left out").PressAsync("Space");
        await Expect(votes.Locator(".stat__value")).ToHaveTextAsync($"{3 * Prompts}");
        await page.GetByLabel("Count the votes of the rater who was left out").PressAsync("Space");
        await Expect(votes.Locator(".stat__value")).ToHaveTextAsync($"{2 * Prompts}");

        await page.GotoAsync($"{evaluation}/raters");
        await owner.ReadyAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Count again Noor" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Leave out Noor" })).ToBeVisibleAsync();
        await page.GotoAsync($"{evaluation}/results");
        await owner.ReadyAsync();
        await Expect(votes.Locator(".stat__value")).ToHaveTextAsync($"{3 * Prompts}");

        await page.GetByLabel("Anchor").SelectOptionAsync(new SelectOptionValue { Label = "Studio Mini, wish only = 0" });
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Systems by score" })).ToContainTextAsync("anchor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Davidson" }).ClickAsync();
        await Expect(page.Locator(".methods")).ToContainTextAsync("Davidson’s model");
        await owner.ScreenshotAsync("evaluation-results-anchored");
    }

    private static async Task PairsAsync(Visitor owner, string evaluation)
    {
        var page = owner.Page;
        await page.GotoAsync($"{evaluation}/pairs");
        await owner.ReadyAsync();
        await Expect(page.Locator(".rated-pair")).ToHaveCountAsync(Prompts);
        await Expect(page.Locator(".rated-pair").First).ToContainTextAsync("3 of 3 answers");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.rated-pair img')].length === 4 && [...document.querySelectorAll('.rated-pair img')].every(img => img.complete && img.naturalWidth > 0)");
        await owner.AssertAccessibleAsync();
        await owner.ScreenshotAsync("evaluation-pairs");
        await page.GetByLabel("Category").SelectOptionAsync("places");
        await Expect(page.Locator(".rated-pair")).ToHaveCountAsync(1);
        await Expect(page.Locator(".rated-pair")).ToContainTextAsync("ein Schloss am Abend");
    }

    private static async Task PublishAsync(Visitor owner, string evaluation)
    {
        var page = owner.Page;
        await page.GotoAsync($"{evaluation}/run");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close …" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish …" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.Locator(".badge").GetByText("published")).ToBeVisibleAsync();
    }

    private async Task<Visitor> ArriveAsync(RunningStudio studio, TestPerson person, Window? window)
    {
        var visitor = await Visitor.ArriveAsync(chromium, studio, window);
        await visitor.SignInAsync(person, $"/w/{TestPerson.Slug}/rate");
        return visitor;
    }
}
