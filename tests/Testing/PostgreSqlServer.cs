using Npgsql;

namespace Studio.Testing;

/// <summary>The PostgreSQL server that the ./test script names; each test gets a database of its own on it.</summary>
public static class PostgreSqlServer
{
    private static readonly string? ConnectionString = Environment.GetEnvironmentVariable("STUDIO_TEST_POSTGRES");

    /// <summary>Null where tests on PostgreSQL run. With CI=true they always run, and fail where there is no server.</summary>
    public static string? WhySkipped => !string.IsNullOrEmpty(ConnectionString) || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : "STUDIO_TEST_POSTGRES names no PostgreSQL server (./test starts one).";

    /// <summary>The connection string of a database on the server.</summary>
    public static string Database(string name)
    {
        if (string.IsNullOrEmpty(ConnectionString))
        {
            throw new InvalidOperationException("CI=true asks for PostgreSQL, and STUDIO_TEST_POSTGRES names no server.");
        }

        // Small pools: every test has its own database, and a server allows 100 connections.
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, MaxPoolSize = 12, ConnectionIdleLifetime = 10, ConnectionPruningInterval = 5 }.ToString();
    }

    public static async Task CreateAsync(string name, string? template, CancellationToken cancellationToken) =>
        await ExecuteAsync($"CREATE DATABASE \"{name}\"" + (template is null ? "" : $" TEMPLATE \"{template}\""), cancellationToken);

    public static async Task DropAsync(string name)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(Database(name)));
        await ExecuteAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", CancellationToken.None);
    }

    private static async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Database("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
