using System.Data.Common;

namespace Studio.Data;

/// <summary>The only raw SQL of the program outside migrations: what LINQ has no words for.</summary>
internal static class Sql
{
    /// <summary>
    /// WAL: readers do not wait for the writer. busy_timeout: two writers take turns instead of failing.
    /// NORMAL: a power cut may lose the last commits, never the file; a killed process loses nothing.
    /// </summary>
    private const string SqlitePragmas =
        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;";

    public static void SetSqlitePragmas(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas;
        command.ExecuteNonQuery();
    }
}
