using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Web.Shell;

namespace Studio.Web.Create;

/// <summary>The page's side in the browser (page.js).</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly Func<bool, Task> _onNarrow;
    private DotNetObjectReference<BrowserPage>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _mounted;

    private BrowserPage(Func<bool, Task> onNarrow) => _onNarrow = onNarrow;

    public static async Task<BrowserPage> MountAsync(IJSRuntime script, ElementReference root, BrowserPageOptions options, Func<bool, Task> onNarrow)
    {
        var page = new BrowserPage(onNarrow);
        page._self = DotNetObjectReference.Create(page);
        page._module = await script.InvokeAsync<IJSObjectReference>("import", "/js/create/page.js");
        page._mounted = await page._module.InvokeAsync<IJSObjectReference>("mount", root, page._self, options);
        return page;
    }

    [JSInvokable]
    public Task Narrow(bool isNarrow) => _onNarrow(isNarrow);

    /// <summary>The element with this id, or the end of the thread.</summary>
    public Task ShowAsync(string? id) => CallAsync("show", id);

    /// <summary>Where this element ends, for what was added to it: a turn in the middle gets new pictures at its own end.</summary>
    public Task ShowEndAsync(string? id) => CallAsync("showEnd", id);

    public Task CopyAsync(string text) => CallAsync("copy", text);

    public Task DoneAsync(string title, string text) => CallAsync("done", title, text);

    public async ValueTask DisposeAsync()
    {
        await Browser.ReleaseAsync(_mounted, _module);
        _self?.Dispose();
    }

    private async Task CallAsync(string name, params object?[] arguments)
    {
        try
        {
            await _mounted!.InvokeVoidAsync(name, arguments);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException)
        {
            // Nobody looks at this page any more.
        }
    }
}

/// <param name="Notify">The person wants a notification when pictures are ready.</param>
internal sealed record BrowserPageOptions(bool Notify);
