using Microsoft.JSInterop;
using Studio.Web.Create;

namespace Studio.Web.Tests.Create;

/// <summary>Somebody closes the page while the studio is about to lead them on.</summary>
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
