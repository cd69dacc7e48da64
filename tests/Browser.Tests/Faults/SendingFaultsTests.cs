using Microsoft.Data.Sqlite;
using Studio.Browser.Tests.Create;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Faults;

/// <summary>Sending while the server's disk or database takes nothing: said where the person is, and the words stay.</summary>
public sealed class SendingFaultsTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wish_sent_while_another_program_locks_the_database_stays_and_goes_once_it_is_free()
    {
        using var folder = new TemporaryFolder();
        await using var studio = await DrawingStudio.StartAsync(folder, Token, "--Data:BusySeconds=1");
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();

        await using (var other = await OpenAsync(folder))
        {
            await ExecuteAsync(other, "BEGIN IMMEDIATE");
            await view.SayAsync("a fox in the snow");
            await Expect(visitor.Page.GetByText("The database is locked by another program, so nothing was changed. Try again in a moment.")).ToBeVisibleAsync();
            await Expect(view.Wish).ToHaveValueAsync("a fox in the snow");
            await Expect(view.Turns).ToHaveCountAsync(0);
            await visitor.AssertAccessibleAsync();
        }

        await view.Wish.PressAsync("Control+Enter");
        await Expect(view.Turns).ToHaveCountAsync(1);
        await Expect(view.Wish).ToHaveValueAsync("");
        Assert.Contains("fox", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_wish_sent_while_the_disk_is_full_stays_and_goes_once_there_is_space()
    {
        using var folder = new TemporaryFolder();
        using var disk = MemoryDisk.Mount(folder, megabytes: 200);
        Assert.SkipWhen(disk is null, "This account may not mount a file system; the test above has a database that takes nothing.");
        await using var studio = await DrawingStudio.StartAsync(folder, Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await FillAsync(disk, folder);
        await view.SayAsync("a fox in the snow");
        await Expect(visitor.Page.GetByText("The server's disk is full, so nothing was changed. Free some space on it, then try again.")).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("create-disk-full-1440-dark");
        await Expect(view.Wish).ToHaveValueAsync("a fox in the snow");
        await Expect(view.Turns).ToHaveCountAsync(0);

        disk.MakeRoom();
        await view.Wish.PressAsync("Control+Enter");
        await Expect(view.Turns).ToHaveCountAsync(1);
        await Expect(view.Wish).ToHaveValueAsync("");
        Assert.Contains("fox", await view.WrittenAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>With an empty journal, of which nothing can be used again: whatever is written next needs room.</summary>
    private static async Task FillAsync(MemoryDisk disk, TemporaryFolder folder)
    {
        await using var other = await OpenAsync(folder);
        while (true)
        {
            await ExecuteAsync(other, "PRAGMA wal_checkpoint(TRUNCATE)");
            disk.Fill();
            if (new FileInfo(folder["studio.db-wal"]).Length == 0)
            {
                return;
            }

            // The server wrote in between.
            disk.MakeRoom();
        }
    }

    private static async Task<SqliteConnection> OpenAsync(TemporaryFolder folder)
    {
        var connection = new SqliteConnection($"Data Source={folder["studio.db"]};Pooling=False");
        await connection.OpenAsync(Token);
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
