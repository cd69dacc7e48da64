using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Workspaces;

/// <summary>Settings, making a workspace, and the server's lists: in every window, both themes, without a violation.</summary>
public sealed class WorkspaceLooksTests(Chromium chromium)
{
    private static readonly (string Name, string Slug, TestPerson Owner)[] Others =
    [
        ("Redaktion Öffentlichkeitsarbeit", "redaktion", new TestPerson("Maximiliane Schwarzenberger-Hohenlohe", "maximiliane.schwarzenberger-hohenlohe@kommunikationsabteilung.example", "copper willow tram")),
        ("絵本づくりの会", "ehon", new TestPerson("田中 愛子", "aiko@northlight.example", "copper willow tram")),
        ("视觉研究室", "vision-lab", new TestPerson("丽华", "lihua@atelier.example", "copper willow tram")),
        ("Atelier", "atelier", new TestPerson("Karim", "karim@northlight.example", "copper willow tram")),
        ("Wintersemester", "winter", new TestPerson("Noor Haddad", "noor@northlight.example", "copper willow tram")),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_fits_every_window()
    {
        await using var studio = await StartAsync();
        foreach (var window in Window.All)
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, page: "settings");
            await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete the workspace" })).ToBeVisibleAsync();
            await LooksAsync(visitor, $"settings-{window}");
            await visitor.Page.GotoAsync("/workspaces/new");
            await LooksAsync(visitor, $"workspace-new-{window}");
            await visitor.Page.GotoAsync("/admin/workspaces");
            await Expect(visitor.Page.Locator(".rooms tbody tr")).ToHaveCountAsync(Others.Length + 1);
            await LooksAsync(visitor, $"admin-workspaces-{window}");
            await visitor.Page.GotoAsync("/admin/users");
            await Expect(visitor.Page.Locator(".rooms tbody tr")).ToHaveCountAsync(Others.Length + 1);
            await LooksAsync(visitor, $"admin-users-{window}");
            Assert.Empty(visitor.Complaints);
        }
    }

    [Fact]
    public async Task Workspaces_and_people_are_looked_for_sorted_locked_and_unlocked()
    {
        await using var studio = await StartAsync();
        await using var visitor = await Visitor.SignInAsync(chromium, studio);
        var page = visitor.Page;
        await page.GotoAsync("/admin/workspaces");
        var rows = page.Locator(".rooms tbody tr");
        await Expect(rows).ToHaveCountAsync(Others.Length + 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Storage" }).ClickAsync();
        await Expect(rows.First).ToContainTextAsync("絵本づくりの会");
        await page.GetByLabel("Look for a workspace").FillAsync("丽华");
        await Expect(rows).ToHaveCountAsync(1);
        await page.GetByLabel("Look for a workspace").FillAsync("nobody at all");
        await Expect(page.GetByText("No workspace is called “nobody at all”")).ToBeVisibleAsync();
        await visitor.AssertAccessibleAsync();

        await page.GotoAsync("/admin/users?q=karim");
        await Expect(rows).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions for Karim" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Lock the account" }).ClickAsync();
        await Expect(rows.First).ToContainTextAsync("locked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unlock Karim" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Actions for Karim" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    private static async Task LooksAsync(Visitor visitor, string name)
    {
        await visitor.ScreenshotAsync(name);
        await visitor.AssertAccessibleAsync();
        Assert.False(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{name} is wider than its window.");
    }

    private static async Task<RunningStudio> StartAsync()
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token);
        foreach (var (_, slug, owner) in Others)
        {
            await studio.AddStrangerAsync(owner, slug, Token);
        }

        await studio.AddPicturesAsync("ehon", count: 12, Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        foreach (var (name, slug, _) in Others)
        {
            await context.Workspaces.Where(w => w.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(w => w.Name, name), Token);
        }

        await context.Workspaces.Where(w => w.Slug == "atelier").ExecuteUpdateAsync(set => set.SetProperty(w => w.ArchivedAt, now), Token);
        await context.Workspaces.Where(w => w.Slug == "winter").ExecuteUpdateAsync(set => set.SetProperty(w => w.DeleteAfter, now.AddDays(14)), Token);
        return studio;
    }
}
