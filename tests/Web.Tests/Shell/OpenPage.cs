using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Jobs.Events;
using Studio.Jobs.Nodes;
using Studio.Testing;
using Studio.Web.Shell;

namespace Studio.Web.Tests.Shell;

/// <summary>A component on a circuit of its own, with a clock and a log that a test can see.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly HtmlRenderer _renderer;
    private HtmlRootComponent _root;

    private OpenPage()
    {
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Log))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Options.Create(new DataOptions()))
            .AddSingleton<NodeChannel>()
            .AddSingleton<OtherNodes>()
            .AddSingleton<StudioEvents>()
            .AddSingleton<IHostApplicationLifetime>(Program)
            .AddScoped<Toasts>()
            .BuildServiceProvider();
        _renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());
    }

    public ApplicationLifetime Program { get; } = new(NullLogger<ApplicationLifetime>.Instance);

    public ManualTimeProvider Clock { get; } = new();

    public KeptLog Log { get; } = new();

    public static async Task<OpenPage> OfAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        var page = new OpenPage();
        page._root = await page._renderer.Dispatcher.InvokeAsync(() => page._renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters)));
        return page;
    }

    /// <summary>What the page shows when what runs on the circuit has come to a rest.</summary>
    public Task<string> MarkupAsync() => _renderer.Dispatcher.InvokeAsync(() => _root.ToHtmlString());

    /// <summary>Moves the clock until it is so: what waits for the clock may not have begun to wait yet.</summary>
    public async Task UntilAsync(Func<bool> isSo, CancellationToken ct)
    {
        while (!isSo())
        {
            ct.ThrowIfCancellationRequested();
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    public ValueTask LeaveAsync() => _renderer.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }
}
