using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Testing;

/// <summary>The data services on a real database and a folder of their own, with a clock the test moves.</summary>
public sealed class TestStudio : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly IHost _host;
    private readonly string? _postgreSqlDatabase;
    private int _made;

    private TestStudio(TemporaryFolder folder, IHost host, string? postgreSqlDatabase, DataOptions options, ManualTimeProvider time)
    {
        _folder = folder;
        _host = host;
        _postgreSqlDatabase = postgreSqlDatabase;
        Options = options;
        Time = time;
    }

    public string Folder => _folder.Path;

    public DataOptions Options { get; }

    public ManualTimeProvider Time { get; }

    /// <summary>That somebody showed a moment ago that it is them.</summary>
    public Confirmed Proof(Guid userId) => TestConfirmed.Of(userId, Time.UtcNow);

    public IServiceProvider Services => _host.Services;

    /// <param name="kind">Which database.</param>
    /// <param name="cancellationToken">The test's.</param>
    /// <param name="configure">Adds what the test needs beside the data services, such as AddJobs. Hosted services are not started.</param>
    public static async Task<TestStudio> StartAsync(
        DatabaseKind kind, CancellationToken cancellationToken, Action<IHostApplicationBuilder>? configure = null)
    {
        var folder = new TemporaryFolder();
        var name = kind == DatabaseKind.PostgreSql ? $"studio_test_{Guid.NewGuid():N}" : null;
        var options = name is null
            ? await DatabaseTemplate.CopySqliteAsync(folder.Path, cancellationToken)
            : await DatabaseTemplate.CopyPostgreSqlAsync(folder.Path, name, cancellationToken);

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder.Path });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Provider"] = options.Provider,
            ["Data:ConnectionString"] = options.ConnectionString,
            ["Data:OwnerConnectionString"] = options.OwnerConnectionString,
            ["Data:Folder"] = folder.Path,
        });
        var time = new ManualTimeProvider();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddData();
        configure?.Invoke(builder);
        return new TestStudio(folder, builder.Build(), name, options, time);
    }

    /// <summary>A workspace of its own with an owner of its own.</summary>
    public Task<TestWorkspace> AddWorkspaceAsync(CancellationToken cancellationToken) =>
        TestWorkspace.CreateAsync(this, Interlocked.Increment(ref _made), cancellationToken);

    public async Task<StudioUser> AddUserAsync(string name, CancellationToken cancellationToken)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        var user = Rows.User(name, Time.UtcNow);
        context.Users.Add(user);
        await context.SaveChangesAsync(cancellationToken);
        return user;
    }

    /// <summary>A context outside every service scope, as somebody who made a mistake would make one.</summary>
    public StudioDbContext NewContext(CurrentWorkspace workspace)
    {
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(Options);
        return new StudioDbContext(builder.Options, workspace);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }

        if (_postgreSqlDatabase is null)
        {
            await using var connection = new SqliteConnection($"Data Source={StudioDatabase.SqliteFile(Options)}");
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            await PostgreSqlServer.DropAsync(_postgreSqlDatabase);
        }

        _folder.Dispose();
    }
}
