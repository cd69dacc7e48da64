using System.Data.Common;

namespace Studio.Data;

/// <summary>The only raw SQL of the program outside migrations: what LINQ has no words for.</summary>
internal static class Sql
{
    /// <summary>
    /// busy_timeout: two writers take turns instead of failing.
    /// NORMAL: with the write-ahead log a power cut may lose the last commits, never the file; a killed process loses nothing.
    /// </summary>
    public static void SetSqlitePragmas(DbConnection connection, int busySeconds) => Execute(
        connection, $"PRAGMA busy_timeout = {busySeconds * 1000}; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");

    /// <summary>Readers do not wait for the writer. The file remembers it.</summary>
    public static void UseWriteAheadLog(DbConnection connection) => Execute(connection, "PRAGMA journal_mode = WAL;");

    public static void DeleteMigrationLock(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'";
        if (command.ExecuteScalar() is 1L)
        {
            Execute(connection, "DELETE FROM \"__EFMigrationsLock\"");
        }
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
