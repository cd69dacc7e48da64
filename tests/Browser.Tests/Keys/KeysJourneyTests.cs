using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data.Keys;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Keys;

/// <summary>From the first key to its end.</summary>
public sealed class KeysJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_key_is_made_after_the_password_shown_once_used_and_revoked(DatabaseKind kind)
    {
        await using var shared = kind == DatabaseKind.PostgreSql ? await SharedStudio.CreateAsync(Token) : null;
        await using var studio = shared is null ? await RunningStudio.StartWithOwnerAsync(Token) : await StartAsync(shared);
        await studio.AddPicturesAsync(TestPerson.Slug, 1, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "keys");
        var page = visitor.Page;
        await Expect(page.GetByText("No keys yet")).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();
        await visitor.ScreenshotAsync("keys-empty-1440-dark");
        await ConfirmTests.LongAgoAsync(studio);

        // A key without a name is refused before anybody is asked who they are; what was chosen stays.
        await page.GetByLabel("Read words").CheckAsync();
        await Make(page).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say in 1 to 100 characters what the key is for");
        await page.GetByLabel("What is it for?").FillAsync("研究ノート <b>");
        await Make(page).ClickAsync();
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "Confirm that it is you" });
        await question.GetByLabel("Your password").FillAsync(TestPerson.Owner.Password);
        await question.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();

        var made = page.Locator(".new-key");
        await Expect(made).ToContainTextAsync("This is the only time it is shown");
        var secret = await made.Locator("code").InnerTextAsync();
        Assert.True(KeySecret.IsWhole(secret), secret);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(studio, secret));
        await visitor.AssertAccessibleAsync();
        await visitor.ScreenshotAsync("keys-made-1440-dark");
        await made.GetByRole(AriaRole.Button, new() { Name = "I have stored it" }).ClickAsync();
        await Expect(made).ToHaveCountAsync(0);

        var row = page.Locator(".keys-table tbody tr");
        await SeeCallsAsync(visitor, row);
        await Expect(row).ToContainTextAsync("研究ノート <b>");
        await Expect(row).ToContainTextAsync("read words");
        await Expect(row).ToContainTextAsync("from 127.0.0.1 · 1 call today · 1 call in 30 days");
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);

        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke 研究ノート <b>" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await Expect(row).ToContainTextAsync($"revoked by {TestPerson.Owner.Name}");
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(studio, secret));

        await visitor.GoAsync("audit");
        await Expect(page.GetByText($"{TestPerson.Owner.Name} made a key.")).ToBeVisibleAsync();
        await Expect(page.GetByText($"{TestPerson.Owner.Name} revoked a key.")).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Keys_fit_every_window_those_that_work_and_those_that_are_over()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.MakeKeyAsync(Token, addresses: "10.4.0.0/24 2001:db8::/32", name: "Bildschirm im Eingang der Grafikabteilung");
        await studio.MakeKeyAsync(Token, KeyScope.Pictures, days: 3, name: "研究ノート");
        await studio.MakeKeyAsync(Token, KeyScope.Words, days: null, name: "Backup");
        await using (var scope = await studio.EnterAsync(TestPerson.Owner, TestPerson.Slug, Token))
        {
            var over = await studio.MakeKeyAsync(Token, name: "Old website");
            await scope.ServiceProvider.GetRequiredService<ApiKeys>().RevokeAsync(over.Id, Token);
        }

        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, page: "keys");
            await Expect(visitor.Page.Locator(".keys-table tbody tr")).ToHaveCountAsync(4);
            Assert.Equal(window.Width, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await visitor.AssertAccessibleAsync();
            await visitor.ScreenshotAsync($"keys-{window}");
        }
    }

    private static async Task<RunningStudio> StartAsync(SharedStudio shared)
    {
        var node = await shared.StartAsync("", Token);
        await SharedStudio.AddOwnerAsync(node, Token);
        return node;
    }

    /// <summary>Calls are written down every few seconds: the page is asked for again until they are there.</summary>
    private static async Task SeeCallsAsync(Visitor visitor, ILocator row)
    {
        do
        {
            await visitor.GoAsync("keys");
            await Expect(row).ToContainTextAsync("call");
        }
        while ((await row.InnerTextAsync()).Contains("0 calls", StringComparison.Ordinal) && !Token.IsCancellationRequested);
    }

    private static ILocator Make(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Make the key" });

    private static async Task<HttpStatusCode> AskAsync(RunningStudio studio, string key)
    {
        using var http = new HttpClient { BaseAddress = studio.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await http.GetAsync(new Uri("/api/images", UriKind.Relative), Token);
        return answer.StatusCode;
    }
}
