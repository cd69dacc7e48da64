using Npgsql;
using Studio.Data;

namespace Studio.Testing;

/// <summary>
/// The PostgreSQL server that the ./test script names, entered as a superuser; each test gets a database of its own on it
/// and works there as studio_app, as a server does.
/// </summary>
public static class PostgreSqlServer
{
    private const string Owner = "studio_owner";
    private const string App = "studio_app";

    private static readonly string? ConnectionString = Environment.GetEnvironmentVariable("STUDIO_TEST_POSTGRES");

    /// <summary>Null where tests on PostgreSQL run. With CI=true they always run, and fail where there is no server.</summary>
    public static string? WhySkipped => !string.IsNullOrEmpty(ConnectionString) || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : "STUDIO_TEST_POSTGRES names no PostgreSQL server (./test starts one).";

    public static DataOptions Options(string database, string folder) => new()
    {
        Provider = "PostgreSql",
        ConnectionString = As(App, database),
        OwnerConnectionString = As(Owner, database),
        Folder = folder,
    };

    /// <summary>As the superuser, past every wall.</summary>
    public static string AsSuperuser(string database) => To(database).ToString();

    /// <summary>As a role without its password: the session starts in it.</summary>
    public static string As(string role, string database)
    {
        var connection = To(database);
        connection.Options = $"-c role={role}";
        return connection.ToString();
    }

    public static async Task CreateAsync(string name, string? template, CancellationToken cancellationToken) =>
        await ExecuteAsync("postgres", $"CREATE DATABASE \"{name}\"" + (template is null ? "" : $" TEMPLATE \"{template}\""), cancellationToken);

    /// <summary>roles.sql, as an administrator runs it.</summary>
    public static async Task CreateRolesAsync(string database, CancellationToken cancellationToken)
    {
        await using var resource = typeof(PostgreSqlServer).Assembly.GetManifestResourceStream("roles.sql")!;
        using var reader = new StreamReader(resource);
        await ExecuteAsync(database, await reader.ReadToEndAsync(cancellationToken), cancellationToken);
    }

    public static async Task DropAsync(string name)
    {
        foreach (var connectionString in new[] { As(App, name), As(Owner, name), AsSuperuser(name) })
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connectionString));
        }

        await ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", CancellationToken.None);
    }

    public static async Task ExecuteAsync(string database, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(AsSuperuser(database));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlConnectionStringBuilder To(string database)
    {
        if (string.IsNullOrEmpty(ConnectionString))
        {
            throw new InvalidOperationException("CI=true asks for PostgreSQL, and STUDIO_TEST_POSTGRES names no server.");
        }

        // Small pools: every test has its own database, and a server allows 100 connections.
        return new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Database = database,
            MaxPoolSize = 12,
            ConnectionIdleLifetime = 10,
            ConnectionPruningInterval = 5,
        };
    }
}
