using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Browser.Tests.Audit;

public sealed class AuditJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_is_filtered_opened_verified_and_exported_and_a_changed_entry_is_found()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await WriteAsync(studio, 60);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "audit");
        var page = visitor.Page;
        await visitor.ReadyAsync();
        var rows = page.Locator(".log__row");
        await Assertions.Expect(rows).ToHaveCountAsync(50);

        await page.GetByRole(AriaRole.Button, new() { Name = "Older" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(12);
        await page.GetByLabel("What").SelectOptionAsync("signingin");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await rows.First.ClickAsync();
        await Assertions.Expect(page.GetByText("Fits between its neighbours.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("Fits between its neighbours.")).ToBeVisibleAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await visitor.ReadyAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Verified up to entry 62" })).ToBeVisibleAsync();
        await LooksAsync(visitor, "whole");

        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "to verify elsewhere" }).ClickAsync());
        Assert.EndsWith(".jsonl", download.SuggestedFilename, StringComparison.Ordinal);

        await ChangeAsync(studio, """UPDATE "AuditEntries" SET "Details" = '{"count":"<img src=x onerror=alert(1)>","model":"<img src=x>"}' WHERE "Number" = 20""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Entry 20 is not what was written.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show entry 20" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Does not fit: its words")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".raw")).ToContainTextAsync("<img src=x");
        await Assertions.Expect(page.Locator("img[src=x]")).ToHaveCountAsync(0);
        await LooksAsync(visitor, "broken");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_creator_reads_who_may_read_the_log()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await using var visitor = await Visitor.ArriveAsync(chromium, studio);
        await visitor.SignInAsync(TestPerson.Stranger, $"/w/{TestPerson.Slug}/audit");

        await Assertions.Expect(visitor.Page.GetByText("Owners and admins of this workspace read it.")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator(".log__row")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_log_of_the_server_opens_on_postgresql_too()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var studio = await shared.StartAsync("Slots:Pictures=0 Slots:Writers=0", Token);
        await SharedStudio.AddOwnerAsync(studio, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "audit");
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Page.Locator(".log__row")).ToHaveCountAsync(2);

        await visitor.Page.GotoAsync("/admin/audit");
        await Assertions.Expect(visitor.Page.GetByText("set this studio up.")).ToBeVisibleAsync();
        await visitor.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Verified up to entry 2" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    private static async Task WriteAsync(RunningStudio studio, int count)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var doors = scope.ServiceProvider.GetRequiredService<Doors>();
        var workspace = (await doors.AllWorkspacesAsync(Token))[0];
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            workspace,
            async (services, token) =>
            {
                for (var i = 1; i <= count; i++)
                {
                    await services.GetRequiredService<AuditLog>().SaveAsync(
                        services.GetRequiredService<StudioDbContext>(), new AuditSaying(i % 3 == 0 ? AuditAct.LicenceAccepted : AuditAct.ImagesPurged, $"image/{i}", new { count = i, model = "studio" }), token);
                }
            },
            Token);
    }

    private static async Task ChangeAsync(RunningStudio studio, string change)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(studio.DataFolder, "studio.db")}");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = change;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Token));
    }

    private static async Task LooksAsync(Visitor visitor, string state)
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            foreach (var width in (int[])[1440, 1024, 390])
            {
                await visitor.Page.SetViewportSizeAsync(width, 900);
                await visitor.ScreenshotAsync(string.Create(CultureInfo.InvariantCulture, $"audit-{state}-{width}-{theme.ToString().ToLowerInvariant()}"));
                Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"The page is wider than {width}.");
                await visitor.AssertAccessibleAsync();
            }
        }

        await visitor.Page.SetViewportSizeAsync(1440, 900);
    }
}
