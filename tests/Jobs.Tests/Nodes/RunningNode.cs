using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>Starts the hosted services of a studio (tickets, slots, sweep) and stops them as a host would: last first.</summary>
internal sealed class RunningNode : IAsyncDisposable
{
    private readonly List<IHostedService> _services;

    private RunningNode(TestStudio studio) => _services = [.. studio.Services.GetServices<IHostedService>()];

    public static async Task<RunningNode> StartAsync(TestStudio studio, CancellationToken ct)
    {
        var node = new RunningNode(studio);
        foreach (var service in node._services)
        {
            await service.StartAsync(ct);
        }

        return node;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_services))
        {
            await service.StopAsync(CancellationToken.None);
        }
    }
}
