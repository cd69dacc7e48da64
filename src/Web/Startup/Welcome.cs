using Studio.Data.Tenancy;
using Studio.Web.Setup;

namespace Studio.Web.Startup;

/// <summary>What the console says once the server listens: where, and at the first start how to get in.</summary>
internal static class Welcome
{
    public static async Task SayAsync(WebApplication app, TextWriter console, CancellationToken cancellationToken)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        await using var scope = app.Services.CreateAsyncScope();
        var token = await app.Services.GetRequiredService<SetupToken>()
            .WhileNeededAsync(scope.ServiceProvider.GetRequiredService<Doors>(), cancellationToken);
        await console.WriteLineAsync(token is null
            ? $"Studio is at {address}"
            : $"Studio is at {address}{Environment.NewLine}It has no account yet. Set it up at {address}/setup?token={token}");
    }
}
