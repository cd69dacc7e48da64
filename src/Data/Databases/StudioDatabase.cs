using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Conventions;
using Studio.Data.Tenancy;

namespace Studio.Data.Databases;

/// <summary>How a context reaches its database: the same for the server, the tests and dotnet-ef.</summary>
public static class StudioDatabase
{
    private const string SqliteMigrations = "Studio.Migrations.Sqlite";
    private const string PostgreSqlMigrations = "Studio.Migrations.PostgreSql";

    public static void UseStudio(this DbContextOptionsBuilder builder, DataOptions options)
    {
        if (options.IsPostgreSql)
        {
            UsePostgreSql(builder, options.ConnectionString!);
            builder.AddInterceptors(PostgreSqlConnectionSettings.Instance, PostgreSqlText.Instance);
        }
        else
        {
            UseSqlite(builder, options);
        }

        builder.AddInterceptors(WorkspaceGuard.Instance, VersionStamp.Instance, AppendOnlyGuard.Instance, ClosedGuard.Instance);
    }

    /// <summary>As the role that owns the tables and changes them; it reads and writes no rows of workspaces.</summary>
    public static void UseStudioOwner(this DbContextOptionsBuilder builder, DataOptions options)
    {
        if (options.IsPostgreSql)
        {
            UsePostgreSql(builder, string.IsNullOrWhiteSpace(options.OwnerConnectionString) ? options.ConnectionString! : options.OwnerConnectionString);
        }
        else
        {
            UseSqlite(builder, options);
        }
    }

    public static string SqliteFile(DataOptions options) => Path.Combine(options.Folder, "studio.db");

    private static void UsePostgreSql(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(PostgreSqlMigrations));

    private static void UseSqlite(DbContextOptionsBuilder builder, DataOptions options)
    {
        var connection = options.ConnectionString
            ?? new SqliteConnectionStringBuilder { DataSource = SqliteFile(options), DefaultTimeout = options.BusySeconds }.ToString();
        builder.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(SqliteMigrations));
        builder.AddInterceptors(SqliteConnectionSettings.Instance);
    }
}
