using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Data.Tenancy;

namespace Studio.Testing;

/// <summary>Migrates one empty database per process and kind; every test starts from a copy of it.</summary>
internal static class DatabaseTemplate
{
    private static readonly string Name = $"studio_template_{Environment.ProcessId}_{Guid.NewGuid():N}"[..50];
    private static readonly Lazy<Task<byte[]>> SqliteTemplate = new(MakeSqliteAsync);
    private static readonly Lazy<Task> PostgreSqlTemplate = new(MakePostgreSqlAsync);

    public static async Task<DataOptions> CopySqliteAsync(string folder, CancellationToken cancellationToken)
    {
        var options = new DataOptions { Folder = folder };
        await File.WriteAllBytesAsync(StudioDatabase.SqliteFile(options), await SqliteTemplate.Value, cancellationToken);
        return options;
    }

    public static async Task<DataOptions> CopyPostgreSqlAsync(string folder, string name, CancellationToken cancellationToken)
    {
        await PostgreSqlTemplate.Value;
        await PostgreSqlServer.CreateAsync(name, Name, cancellationToken);
        return new DataOptions { Provider = "PostgreSql", ConnectionString = PostgreSqlServer.Database(name), Folder = folder };
    }

    private static async Task<byte[]> MakeSqliteAsync()
    {
        using var folder = new TemporaryFolder();
        var options = new DataOptions { Folder = folder.Path };
        await MigrateAsync(options);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return await File.ReadAllBytesAsync(StudioDatabase.SqliteFile(options));
    }

    private static async Task MakePostgreSqlAsync()
    {
        await PostgreSqlServer.CreateAsync(Name, template: null, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => PostgreSqlServer.DropAsync(Name).GetAwaiter().GetResult();
        var options = new DataOptions { Provider = "PostgreSql", ConnectionString = PostgreSqlServer.Database(Name) };
        await MigrateAsync(options);
        // A template must have no connections.
        Npgsql.NpgsqlConnection.ClearPool(new Npgsql.NpgsqlConnection(options.ConnectionString));
    }

    private static async Task MigrateAsync(DataOptions options)
    {
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(options);
        await using var context = new StudioDbContext(builder.Options, new CurrentWorkspace());
        await context.Database.MigrateAsync();
    }
}
