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
        if (options.Provider == "PostgreSql")
        {
            builder.UseNpgsql(options.ConnectionString, npgsql => npgsql.MigrationsAssembly(PostgreSqlMigrations));
        }
        else
        {
            builder.UseSqlite(SqliteConnectionString(options), sqlite => sqlite.MigrationsAssembly(SqliteMigrations));
            builder.AddInterceptors(SqliteConnectionSettings.Instance);
        }

        builder.AddInterceptors(WorkspaceGuard.Instance, VersionStamp.Instance);
    }

    public static string SqliteFile(DataOptions options) => Path.Combine(options.Folder, "studio.db");

    private static string SqliteConnectionString(DataOptions options) => options.ConnectionString
        ?? new SqliteConnectionStringBuilder { DataSource = SqliteFile(options), DefaultTimeout = options.BusySeconds }.ToString();
}
