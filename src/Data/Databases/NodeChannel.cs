using System.Data.Common;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Studio.Data.Databases;

/// <summary>
/// Short texts from any server process to all that share a PostgreSQL database, also to itself. Who does not listen at the moment misses them:
/// they say that something changed, never what may only be known from them. Thread-safe.
/// </summary>
public sealed class NodeChannel(IOptions<DataOptions> options)
{
    /// <summary>PostgreSQL takes less than 8,000 bytes.</summary>
    public const int MaxBytes = 7_900;

    private const int KeepAliveSeconds = 10;

    /// <summary>False on SQLite, which has one process: then nobody speaks and nobody listens.</summary>
    public bool IsShared => options.Value.IsPostgreSql;

    public async Task SendAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(options.Value.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var batch = Sql.Notify(connection, texts);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Listens on a connection of its own until that breaks (a DbException) or the token ends it.</summary>
    /// <param name="onListening">From now on nothing is missed.</param>
    /// <param name="onText">One text at a time, in the order of their sender.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    public async Task ListenAsync(Action onListening, Action<string> onText, CancellationToken cancellationToken)
    {
        // Pooled connections are reset when they are given back. KeepAlive: a server that vanished without a word is noticed.
        var own = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { Pooling = false, KeepAlive = KeepAliveSeconds };
        await using var connection = new NpgsqlConnection(own.ToString());
        connection.Notification += (_, notification) => onText(notification.Payload);
        await connection.OpenAsync(cancellationToken);
        await using (DbCommand listen = Sql.Listen(connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        onListening();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }
}
