using System.Data.Common;
using Npgsql;

namespace Studio.Data;

/// <summary>The only raw SQL of the program outside migrations: what LINQ has no words for.</summary>
internal static class Sql
{
    /// <summary>Sees the rows of all workspaces: doors, claims and sweeps.</summary>
    public const string JobsRole = "studio_jobs";

    /// <summary>Where server processes of one database talk to each other (see NodeChannel).</summary>
    private const string NodesChannel = "studio_nodes";

    private const string WorkspacePolicy = "workspace";
    private const string JobsPolicy = "jobs";

    /// <summary>Any number; the same in every node.</summary>
    private const long UpgradeLock = 7_305_512_014;
    private const long MigrationLock = UpgradeLock + 1;

    /// <summary>
    /// busy_timeout: two writers take turns instead of failing.
    /// NORMAL: with the write-ahead log a power cut may lose the last commits, never the file; a killed process loses nothing.
    /// secure_delete: what is deleted is overwritten, so that an erased workspace cannot be read out of the file.
    /// </summary>
    public static void SetSqlitePragmas(DbConnection connection, int busySeconds) => Execute(
        connection, $"PRAGMA busy_timeout = {busySeconds * 1000}; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;");

    /// <summary>Readers do not wait for the writer. The file remembers it.</summary>
    public static void UseWriteAheadLog(DbConnection connection) => Execute(connection, "PRAGMA journal_mode = WAL;");

    /// <summary>Old pages also lie in the write-ahead log until it begins anew. While somebody reads, it stays for the next time.</summary>
    public static void TruncateWriteAheadLog(DbConnection connection) => Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");

    public static void DeleteMigrationLock(DbConnection connection)
    {
        using var command = Command(connection, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'");
        if (command.ExecuteScalar() is 1L)
        {
            Execute(connection, "DELETE FROM \"__EFMigrationsLock\"");
        }
    }

    public static async Task<bool> IsEmptySqliteAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, "SELECT COUNT(*) FROM sqlite_master");
        return await command.ExecuteScalarAsync(cancellationToken) is 0L;
    }

    /// <summary>
    /// For the session, not for a transaction: most queries run in none, and a pooled connection is reset when it is given back.
    /// (A proxy that deals out connections per transaction does not work with this.)
    /// </summary>
    public static DbCommand ActFor(DbConnection connection, Guid? workspaceId) => Command(
        connection,
        workspaceId is null
            ? $"SET ROLE {JobsRole}; SET studio.workspace = ''"
            : $"RESET ROLE; SET studio.workspace = '{workspaceId:D}'");

    /// <summary>All texts in one round trip and one transaction.</summary>
    public static DbBatch Notify(NpgsqlConnection connection, IReadOnlyList<string> texts)
    {
        var batch = connection.CreateBatch();
        foreach (var text in texts)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT pg_notify('{NodesChannel}', $1)") { Parameters = { new() { Value = text } } });
        }

        return batch;
    }

    public static DbCommand Listen(NpgsqlConnection connection) => Command(connection, $"LISTEN {NodesChannel}");

    public static DbCommand DatabaseSize(DbConnection connection) => Command(connection, "SELECT pg_database_size(current_database())");

    /// <summary>Until the connection is closed.</summary>
    public static Task TakeMigrationTurnAsync(DbConnection connection, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, $"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);

    public static Task WaitForOtherNodesAsync(DbConnection connection, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({UpgradeLock})", cancellationToken);

    public static Task GrantAsync(DbConnection connection, string table, string role, CancellationToken cancellationToken) => ExecuteAsync(
        connection, $"""GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO "{role}", {JobsRole}""", cancellationToken);

    /// <summary>No UPDATE and no DELETE: rows that are written once stay as they are, whatever the program tries. A cascade acts as the table's owner.</summary>
    public static Task GrantAppendingAsync(DbConnection connection, string table, string role, CancellationToken cancellationToken) => ExecuteAsync(
        connection, $"""GRANT SELECT, INSERT ON "{table}" TO "{role}", {JobsRole}""", cancellationToken);

    /// <summary>FORCE: also from the owner, where one role both owns and serves.</summary>
    public static Task HideForeignRowsAsync(DbConnection connection, string table, CancellationToken cancellationToken) => ExecuteAsync(
        connection,
        $"""
        ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS {WorkspacePolicy} ON "{table}";
        CREATE POLICY {WorkspacePolicy} ON "{table}" USING ("WorkspaceId" = NULLIF(current_setting('studio.workspace', true), '')::uuid);
        DROP POLICY IF EXISTS {JobsPolicy} ON "{table}";
        CREATE POLICY {JobsPolicy} ON "{table}" TO {JobsRole} USING (true);
        """,
        cancellationToken);

    public static Task<HashSet<string>> TablesWithRowLevelSecurityAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        StringsAsync(
            connection,
            $"""
            SELECT c.relname FROM pg_class c
            JOIN pg_policy p ON p.polrelid = c.oid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relrowsecurity AND c.relforcerowsecurity
            GROUP BY c.relname HAVING array_agg(p.polname::text ORDER BY p.polname) = ARRAY['{JobsPolicy}', '{WorkspacePolicy}']
            """,
            cancellationToken);

    /// <returns>Why the connection's role sees what it must not see, or cannot do what it must; null when all is well.</returns>
    public static async Task<string?> CanBypassRowLevelSecurityAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var reasons = await StringsAsync(
            connection,
            $"""
            SELECT 'it is a superuser' FROM pg_roles WHERE rolname = current_user AND rolsuper
            UNION ALL SELECT 'it has BYPASSRLS' FROM pg_roles WHERE rolname = current_user AND rolbypassrls
            UNION ALL SELECT 'it always acts as {JobsRole} (make it NOINHERIT)' WHERE pg_has_role(current_user, '{JobsRole}', 'USAGE')
            UNION ALL SELECT 'it may not act as {JobsRole}' WHERE NOT pg_has_role(current_user, '{JobsRole}', 'MEMBER')
            """,
            cancellationToken);
        return reasons.Count == 0 ? null : string.Join(" and ", reasons);
    }

    public static async Task<bool> RoleExistsAsync(NpgsqlConnection connection, string role, CancellationToken cancellationToken) =>
        (await StringsAsync(connection, $"SELECT rolname::text FROM pg_roles WHERE rolname = '{role}'", cancellationToken)).Count == 1;

    public static async Task<string> RoleOfAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return (await StringsAsync(connection, "SELECT current_user::text", cancellationToken)).Single();
    }

    private static async Task<HashSet<string>> StringsAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var strings = new HashSet<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            strings.Add(reader.GetString(0));
        }

        return strings;
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    public static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
