using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using Studio.Web.Shell.Jump;
using Studio.Web.Shell.Networks;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Shell;

/// <summary>Blazor and what the frame around every page needs.</summary>
internal static class ShellServices
{
    // A wish of 4,000 and a prompt of 8,000 characters must pass in one message; the default of 32 kB drops the circuit.
    private const int MaximumMessage = 256 * 1024;

    public static void AddShell(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub =>
        {
            hub.MaximumReceiveMessageSize = MaximumMessage;
            hub.AddFilter<CallingConnection>();
        });
        services.AddSingleton<CallingConnection>();
        services.AddScoped<CircuitHandler, NetworkEntry>();
        services.Configure<CircuitOptions>(circuit =>
        {
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
            circuit.DetailedErrors = builder.Environment.IsDevelopment();
        });
        services.AddScoped<Toasts>();
        services.AddScoped<CircuitHandler, FreshRights>();
        services.AddScoped<Visit>();
        services.AddScoped<VisitQueries>();
        services.AddScoped<JumpQueries>();
        services.AddScoped<JumpElsewhere>();
        services.AddScoped<JumpPeople>();
        services.AddScoped<JumpSearch>();
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets();
        var pages = app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        pages.Add(AskWhoIsThere);
    }

    // A circuit holds memory, and every page that has one is for people who are signed in.
    private static void AskWhoIsThere(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } address } && address.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
        {
            endpoint.Metadata.Add(new AuthorizeAttribute());
        }
    }
}
