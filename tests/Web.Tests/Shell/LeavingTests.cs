using Microsoft.JSInterop;
using Studio.Web.Shell;

namespace Studio.Web.Tests.Shell;

/// <summary>Somebody closes the page while the studio is about to lead them on, or to stop what the page began in the browser.</summary>
public sealed class LeavingTests
{
    [Fact]
    public async Task Who_has_gone_is_led_nowhere_and_nothing_fails()
    {
        await Browser.GoAsync(new Script(new JSDisconnectedException("gone")), "/w/mine/create");
        await Browser.GoAsync(new Script(new TaskCanceledException()), "/w/mine/create");
    }

    [Fact]
    public async Task Who_is_there_is_led_on()
    {
        var script = new Script(trouble: null);

        await Browser.GoAsync(script, "/w/mine/create");

        Assert.Equal(("Blazor.navigateTo", "/w/mine/create"), script.Asked);
    }

    [Fact]
    public async Task A_page_whose_browser_has_gone_has_nothing_left_to_stop()
    {
        await Browser.StopAsync(new Module(new JSDisconnectedException("gone")));
        await Browser.StopAsync(new Module(new TaskCanceledException()));
        await Browser.StopAsync(module: null);
    }

    [Fact]
    public async Task A_page_that_is_left_stops_its_script_and_releases_it()
    {
        var module = new Module(trouble: null);

        await Browser.StopAsync(module);

        Assert.Equal(["stop", "released"], module.Asked);
    }

    private sealed class Module(Exception? trouble) : IJSObjectReference
    {
        public List<string> Asked { get; } = [];

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked.Add(identifier);
            return trouble is null ? ValueTask.FromResult(default(TValue)!) : ValueTask.FromException<TValue>(trouble);
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            Asked.Add("released");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Script(Exception? trouble) : IJSRuntime
    {
        public (string, object?) Asked { get; private set; }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked = (identifier, args?[0]);
            return trouble is null ? ValueTask.FromResult(default(TValue)!) : ValueTask.FromException<TValue>(trouble);
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }
}
