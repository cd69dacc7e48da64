using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Databases;

namespace Studio.Web.Startup;

/// <summary>Before anything listens or works: the data folder is ours (alone, or with the other nodes) and the database has this program's schema.</summary>
internal sealed class DataStartup(IServiceScopeFactory scopes, IOptions<DataOptions> options) : IHostedLifecycleService
{
    private DataFolderLock? _lock;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _lock = options.Value.IsPostgreSql ? DataFolderLock.Share(options.Value.Folder) : DataFolderLock.Take(options.Value.Folder);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().RunAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<InstallationMark>().CheckAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _lock?.Dispose();
        return Task.CompletedTask;
    }
}
