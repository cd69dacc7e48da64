using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Studio.Data.Databases;

/// <summary>What goes wrong with a database while the studio runs and is nobody's mistake, as a refusal with a sentence.</summary>
public static class DatabaseTrouble
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Full = 13;

    /// <summary>SQLITE_IOERR_SHMSIZE: there is no room for the few kilobytes beside the database that its first connection makes, if only to read.</summary>
    internal const int NoRoomForIndex = IoError | (19 << 8);

    /// <returns>The refusal that the exception is or stands for; null for a bug, which bubbles and is logged.</returns>
    public static StudioException? RefusalOf(Exception exception) => exception switch
    {
        StudioException refusal => refusal,
        DbUpdateConcurrencyException => StudioException.Conflict(
            "Somebody changed this at the same moment. Look at it as it is now, then do it again.", exception),
        _ => DatabaseIn(exception) is { } database && SentenceOf(database) is { } sentence
            ? StudioException.Unavailable(sentence, exception)
            : null,
    };

    private static string? SentenceOf(DbException exception) => exception switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked } =>
            "The database is locked by another program, so nothing was changed. Try again in a moment.",
        SqliteException { SqliteErrorCode: Full } or SqliteException { SqliteExtendedErrorCode: NoRoomForIndex } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            "The server's disk is full, so nothing was changed. Free some space on it, then try again.",
        SqliteException { SqliteErrorCode: ReadOnly } or PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            "The database cannot be written, so nothing was changed. The server's administrator has to give Studio that right.",
        SqliteException { SqliteErrorCode: IoError } =>
            "The server's disk could not be read or written just now, so nothing was changed. Try again; if it stays, the server's administrator has to look at the disk.",
        NpgsqlException { IsTransient: true } =>
            "The database does not answer, so nothing was changed. Try again in a moment.",
        _ => null,
    };

    /// <summary>EF wraps what the database says in exceptions of its own.</summary>
    private static DbException? DatabaseIn(Exception? exception)
    {
        while (exception is not null and not DbException)
        {
            exception = exception.InnerException;
        }

        return exception as DbException;
    }
}
