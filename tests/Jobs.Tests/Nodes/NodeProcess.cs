using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data;
using Studio.Jobs.Tasks;
using Studio.Jobs.Tests.Tasks;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>A node in a process of its own, on a SQLite folder that a test has filled: to be ended with -9.</summary>
internal static class NodeProcess
{
    public static async Task<int> RunAsync(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Folder"] = folder });
        builder.AddData();
        JobsNode.Configure(builder);
        builder.Services.AddScoped<TaskKind, StepsTask>();
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("ready");
        await host.WaitForShutdownAsync();
        return 0;
    }
}
