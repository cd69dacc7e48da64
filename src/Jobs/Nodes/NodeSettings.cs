using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Nodes;

namespace Studio.Jobs.Nodes;

/// <summary>Writes what administrators decide about nodes, and has the node read it at once. Who may is checked by the caller. Singleton.</summary>
public sealed class NodeSettings
{
    /// <summary>A node that may have less than this draws nothing.</summary>
    public const long LeastMemory = 100_000_000;

    private readonly IServiceScopeFactory _scopes;
    private readonly OtherNodes _others;
    private readonly ThisNode _node;

    internal NodeSettings(IServiceScopeFactory scopes, OtherNodes others, ThisNode node) => (_scopes, _others, _node) = (scopes, others, node);

    /// <param name="node">Its name.</param>
    /// <param name="provider">cpu, dml, cuda or coreml; choosing counts as trying again.</param>
    /// <param name="ct">The caller's.</param>
    public Task ChooseProviderAsync(string node, string provider, CancellationToken ct) =>
        DecideAsync(node, set => set.SetProperty(n => n.Provider, provider).SetProperty(n => n.DeviceTries, n => n.DeviceTries + 1), ct);

    public Task ChooseWhenDeviceFailsAsync(string node, WhenDeviceFails choice, CancellationToken ct) =>
        DecideAsync(node, set => set.SetProperty(n => n.WhenDeviceFails, choice), ct);

    public Task TryDeviceAgainAsync(string node, CancellationToken ct) =>
        DecideAsync(node, set => set.SetProperty(n => n.DeviceTries, n => n.DeviceTries + 1), ct);

    /// <param name="node">Its name.</param>
    /// <param name="bytes">Null: as configured.</param>
    /// <param name="ct">The caller's.</param>
    public Task GiveModelsAsync(string node, long? bytes, CancellationToken ct) =>
        DecideAsync(node, set => set.SetProperty(n => n.ModelMemoryBytes, bytes), ct);

    public Task PauseAsync(string node, bool isPaused, CancellationToken ct) => DecideAsync(node, set => set.SetProperty(n => n.IsPaused, isPaused), ct);

    /// <summary>A node that is gone for good. One that runs comes back by itself, without what was decided about it.</summary>
    public async Task ForgetAsync(string node, CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        await using var db = Context(scope);
        await db.Nodes.Where(n => n.Name == node).ExecuteDeleteAsync(ct);
    }

    private static StudioDbContext Context(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    private async Task DecideAsync(string node, Action<UpdateSettersBuilder<Node>> decision, CancellationToken ct)
    {
        await using (var scope = _scopes.CreateAsyncScope())
        {
            await using var db = Context(scope);
            if (await db.Nodes.Where(n => n.Name == node).ExecuteUpdateAsync(decision, ct) == 0)
            {
                throw StudioException.NotFound($"{node} is no longer known.");
            }
        }

        if (node == _node.Name)
        {
            _node.Ask();
        }
        else
        {
            _others.Tell(new NodeDecided(node));
        }
    }
}
