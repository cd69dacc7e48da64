using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data.Workspaces;
using Studio.Web;

namespace Studio.Benchmarks.Serving;

/// <summary>A data folder with an account and a workspace, made by the same code as the set-up page.</summary>
internal static class PreparedStudio
{
    public const string Email = "bench@example.org";
    public const string Slug = "bench";

    public static string Password { get; } = $"{Guid.NewGuid()}";

    public static async Task MakeAsync(string folder)
    {
        await using var app = StudioApp.Build(new StudioAppOptions { DataFolder = folder, Port = 0, Configure = builder => builder.Logging.ClearProviders() });
        await app.StartAsync();
        await app.Services.GetRequiredService<FirstRun>().CreateAsync(new FirstOwner(Email, "Bench", Password, "Bench", Slug, "Etc/UTC"), CancellationToken.None);
        await app.StopAsync();
    }
}
