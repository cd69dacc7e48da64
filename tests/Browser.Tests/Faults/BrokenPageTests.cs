using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Faults;

/// <summary>A page that fails in the middle: a table is taken away under the running studio, as a mistake of ours would look from the page.</summary>
public sealed class BrokenPageTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_throws_says_so_inside_the_frame_and_comes_back_by_a_press()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio);
        await ExecuteAsync(studio, """ALTER TABLE "Collections" RENAME TO "CollectionsAway" """);

        await visitor.Page.Locator(".sidebar .nav").GetByRole(AriaRole.Link, new() { Name = "Gallery" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Something went wrong" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).GetByText("your work is kept")).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("broken-page-1440-dark");
        await visitor.AssertAccessibleAsync();

        // The rest of the studio goes on, and another page is one press away.
        await visitor.Page.Locator(".sidebar .nav").GetByRole(AriaRole.Link, new() { Name = "Queue" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Queue", Exact = true })).ToBeVisibleAsync();

        await visitor.Page.Locator(".sidebar .nav").GetByRole(AriaRole.Link, new() { Name = "Gallery" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Something went wrong" })).ToBeVisibleAsync();
        await ExecuteAsync(studio, """ALTER TABLE "CollectionsAway" RENAME TO "Collections" """);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Gallery", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_press_that_throws_is_said_and_what_was_typed_stays()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Collections" }).Or(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "New collection" })).Last.ClickAsync();
        var name = visitor.Page.GetByLabel("Name of the collection");
        await name.FillAsync("灯台 – für Frieda");
        await ExecuteAsync(studio, """ALTER TABLE "Collections" RENAME TO "CollectionsAway" """);

        await name.PressAsync("Enter");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).GetByText("what you typed is still here")).ToBeVisibleAsync();
        await Expect(name).ToHaveValueAsync("灯台 – für Frieda");

        await ExecuteAsync(studio, """ALTER TABLE "CollectionsAway" RENAME TO "Collections" """);
        await name.PressAsync("Enter");
        await Expect(visitor.Page.Locator("#side-list").GetByText("灯台 – für Frieda")).ToBeVisibleAsync();
    }

    private static async Task ExecuteAsync(RunningStudio studio, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(studio.DataFolder, "studio.db")}");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
