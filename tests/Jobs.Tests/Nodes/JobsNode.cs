using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Inference;
using Studio.Jobs.Slots;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>What a node is beside the web: data, models, queue and slots, with this executable as the slot process.</summary>
internal static class JobsNode
{
    public static string Executable { get; } = Path.ChangeExtension(typeof(JobsNode).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);

    public static void Configure(IHostApplicationBuilder builder)
    {
        Configure(builder, []);
    }

    public static void Configure(IHostApplicationBuilder builder, params string[] slotArguments)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Models:Folders:0"] = Repository.Models });
        builder.AddInference();
        builder.AddJobs();
        builder.Services.Configure<SlotOptions>(slots =>
        {
            slots.Executable = Executable;
            slots.ExecutableArguments = slotArguments;
            slots.CancelPatience = TimeSpan.FromSeconds(5);
        });
    }

    /// <summary>The queue without a clock of the test's: what runs in other processes cannot be moved.</summary>
    public static void ConfigureRunning(IHostApplicationBuilder builder)
    {
        Configure(builder);
        builder.Services.AddSingleton(TimeProvider.System);
    }

    /// <param name="builder">Of the test's studio.</param>
    /// <param name="megabytes">What models may hold on this node.</param>
    public static void ConfigureRunning(IHostApplicationBuilder builder, int megabytes)
    {
        ConfigureRunning(builder);
        builder.Services.Configure<SlotOptions>(slots => slots.ModelMegabytes = megabytes);
    }
}
