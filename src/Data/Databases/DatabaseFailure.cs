using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Studio.Data.Databases;

/// <summary>What a database says when it cannot be used at all, as a sentence for whoever starts the server.</summary>
internal static class DatabaseFailure
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static StudioException Of(DbException exception, DbConnection connection) => StudioException.Unavailable(
        exception is SqliteException sqlite
            ? Sqlite(sqlite, Path.GetFullPath(connection.DataSource))
            : $"The database {connection.Database} on {connection.DataSource} cannot be used: {exception.Message}",
        exception);

    private static string Sqlite(SqliteException exception, string file) => (exception.SqliteExtendedErrorCode == DatabaseTrouble.NoRoomForIndex ? Full : exception.SqliteErrorCode) switch
    {
        Busy or Locked => $"The database {file} is locked by another program (a backup, a database browser, another Studio): close that one and start again.",
        ReadOnly => $"The database {file} cannot be written: give Studio's user that right.",
        Corrupt or NotADatabase => $"The file {file} is not a database that can be read, or it is damaged: restore it from a backup.",
        Full => $"The disk that holds the database {file} is full: free some space and start again.",
        CannotOpen => $"The database {file} cannot be opened: its folder is missing or may not be read.",
        _ => $"The database {file} cannot be used: {exception.Message}",
    };
}
