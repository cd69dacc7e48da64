using Microsoft.JSInterop;

namespace Studio.Web.Shell;

/// <summary>Letting go of what lives in the browser.</summary>
internal static class Browser
{
    /// <summary>Goes to an address of the studio. Somebody who has left in the meantime goes nowhere, and that is no fault to log.</summary>
    public static async Task GoAsync(IJSRuntime script, string address)
    {
        try
        {
            await script.InvokeVoidAsync("Blazor.navigateTo", address);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException)
        {
            // NavigationManager would log both as errors of ours and end the circuit.
        }
    }

    /// <summary>Calls dispose() of a mounted module and releases both; a browser that is gone needs nothing released.</summary>
    public static async ValueTask ReleaseAsync(IJSObjectReference? mounted, IJSObjectReference? module)
    {
        try
        {
            if (mounted is not null)
            {
                await mounted.InvokeVoidAsync("dispose");
                await mounted.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException)
        {
            // Canceled: the browser went away between the call and its answer.
        }
    }

    /// <summary>Calls stop() of a page's module and releases it; a browser that is gone needs nothing stopped.</summary>
    public static async ValueTask StopAsync(IJSObjectReference? module)
    {
        try
        {
            if (module is not null)
            {
                await module.InvokeVoidAsync("stop", CancellationToken.None);
                await module.DisposeAsync();
            }
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException)
        {
            // Canceled: the browser went away between the call and its answer.
        }
    }
}
