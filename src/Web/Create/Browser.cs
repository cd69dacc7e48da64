using Microsoft.JSInterop;

namespace Studio.Web.Create;

/// <summary>Letting go of what lives in the browser.</summary>
internal static class Browser
{
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
}
