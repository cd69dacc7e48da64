using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Databases;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

public sealed class DatabaseUpgradeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private DataOptions Options => new() { Folder = _folder.Path, BusySeconds = 1 };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_new_folder_gets_a_database_with_a_write_ahead_log()
    {
        await UpgradeAsync();

        Assert.Equal("wal", Query("PRAGMA journal_mode"));
        Assert.True((long)Query("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'")! > 20);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await UpgradeAsync();
        var before = Query("PRAGMA schema_version");

        await UpgradeAsync();

        Assert.Equal(before, Query("PRAGMA schema_version"));
    }

    [Fact]
    public async Task A_kill_in_mid_migration_is_survived()
    {
        var token = TestContext.Current.CancellationToken;
        using (var child = await ChildProcess.StartAsync(nameof(ChildTasks.StopInMigration), _folder.Path, token))
        {
            await child.KillAsync(token);
        }

        Assert.Equal(1L, Query("SELECT COUNT(*) FROM \"__EFMigrationsLock\""));

        await UpgradeAsync();

        await using var context = NewContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(token));
        Assert.Equal("ok", Query("PRAGMA integrity_check"));
        Assert.Equal(0L, Query("SELECT COUNT(*) FROM Images"));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_a_sentence()
    {
        await UpgradeAsync();
        Query("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_FromTheFuture', '99.0.0')");

        var thrown = await Assert.ThrowsAsync<StudioException>(UpgradeAsync);

        Assert.Equal(RefusalKind.Unavailable, thrown.Kind);
        Assert.Contains("newer Studio (it has the change 29990101000000_FromTheFuture)", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_database_is_a_sentence()
    {
        await UpgradeAsync();
        SqliteConnection.ClearAllPools();
        await using var other = new SqliteConnection($"Data Source={StudioDatabase.SqliteFile(Options)}");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        // Another program that does not share at all, such as a database browser with an exclusive lock.
        Execute(other, "PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");

        var thrown = await Assert.ThrowsAsync<StudioException>(UpgradeAsync);

        Assert.Contains("locked by another program", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("studio.db", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_a_sentence()
    {
        await File.WriteAllTextAsync(StudioDatabase.SqliteFile(Options), new string('x', 5_000), TestContext.Current.CancellationToken);

        var thrown = await Assert.ThrowsAsync<StudioException>(UpgradeAsync);

        Assert.Contains("is not a database", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PostgreSQL_server_that_does_not_answer_is_a_sentence()
    {
        // Port 1 is reserved and nobody listens there.
        var options = new DataOptions { Provider = "PostgreSql", ConnectionString = "Host=127.0.0.1;Port=1;Database=studio;Username=studio" };

        var thrown = await Assert.ThrowsAsync<StudioException>(() => UpgradeAsync(options));

        Assert.Contains("The database studio on", thrown.Message, StringComparison.Ordinal);
    }

    private Task UpgradeAsync() => UpgradeAsync(Options);

    private static Task UpgradeAsync(DataOptions options) =>
        new DatabaseUpgrade(Microsoft.Extensions.Options.Options.Create(options)).RunAsync(TestContext.Current.CancellationToken);

    private StudioDbContext NewContext()
    {
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(Options);
        return new StudioDbContext(builder.Options, new CurrentWorkspace());
    }

    private object? Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StudioDatabase.SqliteFile(Options)}");
        connection.Open();
        return Execute(connection, sql);
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
