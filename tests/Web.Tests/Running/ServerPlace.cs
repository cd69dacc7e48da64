namespace Studio.Testing;

/// <summary>A data folder for the real program and, where asked for, a PostgreSQL database of its own beside it.</summary>
public sealed class ServerPlace : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _database;

    private ServerPlace(string? database) => _database = database;

    public string Folder => _folder.Path;

    /// <summary>For the environment of the program.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; private init; } = [];

    public static async Task<ServerPlace> CreateAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return new ServerPlace(database: null);
        }

        var name = $"studio_place_{Guid.NewGuid():N}";
        await PostgreSqlServer.CreateAsync(name, template: null, cancellationToken);
        await PostgreSqlServer.CreateRolesAsync(name, cancellationToken);
        var options = PostgreSqlServer.Options(name, folder: "");
        return new ServerPlace(name)
        {
            Settings =
            [
                ("Data__Provider", options.Provider),
                ("Data__ConnectionString", options.ConnectionString!),
                ("Data__OwnerConnectionString", options.OwnerConnectionString!),
            ],
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await PostgreSqlServer.DropAsync(_database);
        }

        _folder.Dispose();
    }
}
