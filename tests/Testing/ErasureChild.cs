using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data;
using Studio.Data.Workspaces.Life;

namespace Studio.Testing;

/// <summary>
/// In another process: erases what is due, and stops, to be killed, after the rows of one table were deleted.
/// Not in the test program, whose module is still being initialised while this runs: another thread that touched it would wait for ever.
/// </summary>
public static class ErasureChild
{
    public static string Input(DataOptions options, string table, DateTime now) => JsonSerializer.Serialize(new Wanted(options.Provider, options.ConnectionString, options.Folder, table, now));

    public static void Run(string input)
    {
        var wanted = JsonSerializer.Deserialize<Wanted>(input)!;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = wanted.Folder });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Provider"] = wanted.Provider,
            ["Data:ConnectionString"] = wanted.ConnectionString,
            ["Data:Folder"] = wanted.Folder,
        });
        var time = new ManualTimeProvider();
        time.Advance(wanted.Now - time.UtcNow);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddData();
        builder.Services.ConfigureDbContext<StudioDbContext>(context => context.AddInterceptors(new StopAfter(wanted.Table)), ServiceLifetime.Scoped);
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkspaceErasure>().EraseDueAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private sealed record Wanted(string Provider, string? ConnectionString, string Folder, string Table, DateTime Now);

    private sealed class StopAfter(string table) : DbCommandInterceptor
    {
        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith($"DELETE FROM \"{table}\"", StringComparison.Ordinal))
            {
                Console.WriteLine("ready");
                Console.In.ReadToEnd();
                Environment.Exit(1);
            }

            return ValueTask.FromResult(result);
        }
    }
}
