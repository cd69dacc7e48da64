using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Databases;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

public sealed class DatabaseTroubleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_stays_locked_refuses_the_write_and_takes_it_afterwards()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token, b => b.Configuration["Data:BusySeconds"] = "1");
        var workspace = await studio.AddWorkspaceAsync(Token);
        await using var other = new SqliteConnection($"Data Source={StudioDatabase.SqliteFile(studio.Options)};Pooling=False");
        await other.OpenAsync(Token);
        await using (await other.BeginTransactionAsync(Token))
        {
            var thrown = await Assert.ThrowsAnyAsync<Exception>(() => workspace.AddGenerationAsync(Token));
            Assert.Contains("locked by another program", DatabaseTrouble.RefusalOf(thrown)!.Message, StringComparison.Ordinal);

            // A write-ahead log: who reads does not wait.
            Assert.Equal(0, await workspace.WithAsync(c => c.Generations.CountAsync(Token)));
        }

        await workspace.AddGenerationAsync(Token);
        Assert.Equal(1, await workspace.WithAsync(c => c.Generations.CountAsync(Token)));
    }

    [Fact]
    public async Task A_full_disk_refuses_the_write_and_loses_nothing()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await workspace.AddGenerationAsync(Token);

        await workspace.WithAsync(async c =>
        {
            await c.Database.OpenConnectionAsync(Token);
            // The same SQLITE_FULL as from a disk: the file may not grow any more.
            await using (var limit = c.Database.GetDbConnection().CreateCommand())
            {
                limit.CommandText = "PRAGMA max_page_count = 1";
                await limit.ExecuteNonQueryAsync(Token);
            }

            c.AddRange(Enumerable.Range(0, 300).Select(_ => Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow, new string('x', 200))));
            var thrown = await Assert.ThrowsAnyAsync<DbUpdateException>(() => c.SaveChangesAsync(Token));
            Assert.Contains("disk is full", DatabaseTrouble.RefusalOf(thrown)!.Message, StringComparison.Ordinal);
            return true;
        });

        Assert.Equal(1, await workspace.WithAsync(c => c.Threads.CountAsync(Token)));
    }

    [Fact]
    public async Task A_disk_without_room_for_the_index_of_the_journal_is_called_full_by_whoever_only_reads_too()
    {
        using var folder = new TemporaryFolder();
        using var disk = MemoryDisk.Mount(folder, megabytes: 2);
        Assert.SkipWhen(disk is null, "This account may not mount a file system.");
        await ExecuteAsync("PRAGMA journal_mode = WAL; CREATE TABLE Kept (Word TEXT); INSERT INTO Kept VALUES ('here')");
        disk.Fill();

        var thrown = await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync("SELECT Word FROM Kept"));

        Assert.Contains("disk is full", DatabaseTrouble.RefusalOf(thrown)!.Message, StringComparison.Ordinal);
        disk.MakeRoom();
        Assert.Equal("here", await ExecuteAsync("SELECT Word FROM Kept"));

        async Task<object?> ExecuteAsync(string sql)
        {
            await using var connection = new SqliteConnection($"Data Source={folder["studio.db"]};Pooling=False");
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(Token);
        }
    }

    [Theory]
    [InlineData("53100", "disk is full")]
    [InlineData("25006", "cannot be written")]
    [InlineData("53300", "does not answer")]
    public async Task What_a_PostgreSQL_server_cannot_do_is_said_as_SQLite_says_it(string code, string words)
    {
        await using var studio = await StartPostgreSqlAsync();
        var workspace = await studio.AddWorkspaceAsync(Token);

        // The server itself sends the code: its disk cannot be filled here.
        var thrown = await Assert.ThrowsAnyAsync<Exception>(
            () => workspace.WithAsync(async c => await ExecuteAsync(c, $"DO $$ BEGIN RAISE EXCEPTION 'so it is' USING ERRCODE = '{code}'; END $$")));

        Assert.Contains(words, DatabaseTrouble.RefusalOf(thrown)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_editors_at_once_is_a_conflict_and_a_broken_rule_is_a_bug()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await workspace.AddGenerationAsync(Token);

        var duplicate = await Assert.ThrowsAnyAsync<DbUpdateException>(
            () => workspace.AddAsync(Token, Rows.Picture(made.Generation, ordinal: 0)));

        Assert.Null(DatabaseTrouble.RefusalOf(duplicate));
        Assert.Equal(RefusalKind.Conflict, DatabaseTrouble.RefusalOf(new DbUpdateConcurrencyException())!.Kind);
        Assert.Null(DatabaseTrouble.RefusalOf(new InvalidOperationException()));
    }

    [Fact]
    public async Task A_PostgreSQL_server_that_went_away_is_a_sentence()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(new DataOptions { Provider = "PostgreSql", ConnectionString = "Host=127.0.0.1;Port=1;Database=studio;Username=studio" });
        await using var context = new StudioDbContext(builder.Options, new Studio.Data.Tenancy.CurrentWorkspace());

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => context.Users.AnyAsync(Token));

        Assert.Contains("does not answer", DatabaseTrouble.RefusalOf(thrown)!.Message, StringComparison.Ordinal);
    }

    private static Task<TestStudio> StartPostgreSqlAsync()
    {
        Assert.SkipWhen(PostgreSqlServer.WhySkipped is not null, PostgreSqlServer.WhySkipped ?? "");
        return TestStudio.StartAsync(DatabaseKind.PostgreSql, Token);
    }

    private static async Task<bool> ExecuteAsync(StudioDbContext context, string sql)
    {
        await context.Database.OpenConnectionAsync(Token);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
        return true;
    }
}
