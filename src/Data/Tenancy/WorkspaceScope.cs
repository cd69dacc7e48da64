using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>The way background work enters a workspace: a service scope of its own, acting as the studio. Thread-safe.</summary>
public sealed class WorkspaceScope(IServiceScopeFactory scopes)
{
    private static readonly IReadOnlySet<Permission> Everything = Enum.GetValues<Permission>().ToFrozenSet();

    public Task RunAsync(Guid workspaceId, Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        RunAsync(
            workspaceId,
            async (services, token) =>
            {
                await work(services, token);
                return true;
            },
            cancellationToken);

    public async Task<T> RunAsync<T>(
        Guid workspaceId, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentWorkspace>();
        current.Enter(new WorkspaceAccess(workspaceId, PrincipalKind.Job, userId: null, role: null, Everything));
        return await work(scope.ServiceProvider, cancellationToken);
    }
}
