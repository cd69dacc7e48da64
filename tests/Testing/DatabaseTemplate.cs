using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Databases;

namespace Studio.Testing;

/// <summary>Migrates one empty database per process and kind; every test starts from a copy of it.</summary>
public static class DatabaseTemplate
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
        return PostgreSqlServer.Options(name, folder);
    }

    private static async Task<byte[]> MakeSqliteAsync()
    {
        using var folder = new TemporaryFolder();
        var options = new DataOptions { Folder = folder.Path };
        await UpgradeAsync(options);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return await File.ReadAllBytesAsync(StudioDatabase.SqliteFile(options));
    }

    private static async Task MakePostgreSqlAsync()
    {
        await PostgreSqlServer.CreateAsync(Name, template: null, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => PostgreSqlServer.DropAsync(Name).GetAwaiter().GetResult();
        await PostgreSqlServer.CreateRolesAsync(Name, CancellationToken.None);
        var options = PostgreSqlServer.Options(Name, folder: "");
        await UpgradeAsync(options);
        // A template must have no connections.
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    private static Task UpgradeAsync(DataOptions options) => new DatabaseUpgrade(Options.Create(options)).RunAsync(CancellationToken.None);
}
