using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Studio.Testing;

namespace Studio.Browser.Tests.Running;

/// <summary>A person at a browser of their own, in front of one studio.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _complaints.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts and refusals of the content security policy since the page was opened.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static Task<Visitor> ArriveAsync(Chromium chromium, RunningStudio studio, Window? window = null, string locale = "en-GB") => ArriveAsync(chromium, studio.Address, window, locale);

    public static async Task<Visitor> ArriveAsync(Chromium chromium, Uri studio, Window? window = null, string locale = "en-GB")
    {
        var (width, height, theme) = window ?? Window.Desktop;
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = studio.ToString(),
            ColorScheme = theme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = locale,
            TimezoneId = "Europe/Berlin",
        });
        context.SetDefaultTimeout(Chromium.Patience);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Arrives signed in as the owner, on the page "more" unless told otherwise.</summary>
    public static async Task<Visitor> SignInAsync(Chromium chromium, RunningStudio studio, Window? window = null, string page = "more")
    {
        var visitor = await ArriveAsync(chromium, studio, window);
        await visitor.SignInAsync(TestPerson.Owner, $"/w/{TestPerson.Slug}/{page}");
        return visitor;
    }

    /// <summary>Makes the owner and the workspace of a program that was never started before; stands on the page Create.</summary>
    public static async Task<Visitor> SetUpAsync(Chromium chromium, ServerProcess server)
    {
        var visitor = await ArriveAsync(chromium, server.Address);
        var page = visitor.Page;

        // The first page of a cold server, on a machine that may be busy with other tests.
        await page.GotoAsync($"/setup?token={server.SetupToken}");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(TestPerson.Owner.Name);
        await page.GetByLabel("E-mail").FillAsync(TestPerson.Owner.Email);
        await page.GetByLabel("Name of the workspace").FillAsync(TestPerson.WorkspaceName);
        await page.GetByLabel("Password").FillAsync(TestPerson.Owner.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the studio" }).ClickAsync();
        await page.ArriveAtAsync($"**/w/{TestPerson.Slug}/create");
        await visitor.ReadyAsync();
        return visitor;
    }

    public async Task SignInAsync(TestPerson person, string address)
    {
        await Page.GotoAsync($"/sign-in?ReturnUrl={Uri.EscapeDataString(address)}");
        await Page.GetByLabel("E-mail").FillAsync(person.Email);
        await Page.GetByLabel("Password").FillAsync(person.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.ArriveAtAsync($"**{address}");
        await ReadyAsync();
    }

    /// <summary>Goes to a page of the owner's workspace and waits until its circuit has drawn it.</summary>
    public async Task GoAsync(string page)
    {
        await Page.GotoAsync($"/w/{TestPerson.Slug}/{page}");
        await ReadyAsync();
    }

    public Task ReadyAsync() => Page.Locator(".app:not(.app--waiting) .main h1").WaitForAsync();

    /// <summary>Keeps a picture of the page under artifacts/screenshots, for people to compare with the design.</summary>
    public Task ScreenshotAsync(string name, bool isWhole = false) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png"),
        FullPage = isWhole,
        Animations = ScreenshotAnimations.Disabled,
    });

    public async Task AssertAccessibleAsync()
    {
        // What passed is not described: on a page of many tiles that takes longer than the checks.
        var result = await Page.RunAxe(new AxeRunOptions { ResultTypes = new HashSet<ResultType> { ResultType.Violations } });
        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Select(node => node.Html))})"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
