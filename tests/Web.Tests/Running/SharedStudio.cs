using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Workspaces;

namespace Studio.Testing;

/// <summary>What several servers of one studio share: a PostgreSQL database and a folder.</summary>
public sealed class SharedStudio : IAsyncDisposable
{
    private SharedStudio()
    {
    }

    public string Database { get; } = $"studio_test_{Guid.NewGuid():N}";

    public TemporaryFolder Folder { get; } = new();

    private IReadOnlyList<(string Name, string Value)> Settings =>
    [
        ("Data:Provider", "PostgreSql"),
        ("Data:ConnectionString", PostgreSqlServer.Options(Database, "").ConnectionString!),
        ("Data:OwnerConnectionString", PostgreSqlServer.Options(Database, "").OwnerConnectionString!),
    ];

    /// <summary>As on a command line, without dashes.</summary>
    public IEnumerable<string> Arguments => Settings.Select(setting => $"{setting.Name}={setting.Value}");

    /// <summary>Skips the test where there is no PostgreSQL server.</summary>
    public static async Task<SharedStudio> CreateAsync(CancellationToken cancellationToken)
    {
        Assert.SkipWhen(PostgreSqlServer.WhySkipped is not null, PostgreSqlServer.WhySkipped ?? "");
        var shared = new SharedStudio();
        await DatabaseTemplate.CopyPostgreSqlAsync(shared.Folder.Path, shared.Database, cancellationToken);
        return shared;
    }

    /// <param name="settings">Such as "Slots:Pictures=0" for a node that draws nothing.</param>
    /// <param name="cancellationToken">The test's.</param>
    /// <param name="configure">What else this node has of its own.</param>
    public Task<RunningStudio> StartAsync(string settings, CancellationToken cancellationToken, Action<WebApplicationBuilder>? configure = null) =>
        StartAsync(Folder, settings, cancellationToken, configure);

    public Task<RunningStudio> StartAsync(
        TemporaryFolder folder, string settings, CancellationToken cancellationToken, Action<WebApplicationBuilder>? configure = null)
    {
        string[] arguments = [.. Settings.Select(setting => $"--{setting.Name}={setting.Value}"), .. settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => $"--{setting}")];
        return RunningStudio.StartNodeAsync(folder, arguments, cancellationToken, configure);
    }

    /// <summary>A node in a process of its own, to be ended with -9.</summary>
    public Task<ServerProcess> StartProcessAsync(CancellationToken cancellationToken) => ServerProcess.StartAsync(
        Folder.Path, port: 0, cancellationToken, [.. Settings.Select(setting => (setting.Name.Replace(":", "__", StringComparison.Ordinal), setting.Value))]);

    /// <summary>Through any node; all of them see it.</summary>
    public static Task AddOwnerAsync(RunningStudio node, CancellationToken cancellationToken) => node.Services.GetRequiredService<FirstRun>().CreateAsync(
        new FirstOwner(TestPerson.Owner.Email, TestPerson.Owner.Name, TestPerson.Owner.Password, TestPerson.WorkspaceName, TestPerson.Slug, "Etc/UTC"),
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await PostgreSqlServer.DropAsync(Database);
        Folder.Dispose();
    }
}
