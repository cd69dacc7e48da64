using Microsoft.JSInterop;

namespace Studio.Web.Shell;

/// <summary>Whose unasked work it is, and how long that lives.</summary>
/// <param name="Program">A server that stops takes its services from the pages that are open.</param>
/// <param name="FirstReading">Ends with what the component reads to begin with: an older reading must not end as the newer one.</param>
/// <param name="Gone">Cancelled when the page is left.</param>
internal sealed record UnaskedPlace(ILogger Logger, TimeProvider Time, IHostApplicationLifetime Program, Task FirstReading, CancellationToken Gone)
{
    public bool HasEnded => Gone.IsCancellationRequested || Program.ApplicationStopping.IsCancellationRequested;

    /// <summary>Only of a page that is really gone: the same exception on a living one is a failure.</summary>
    public bool IsEnd(Exception exception) => HasEnded && exception is (OperationCanceledException or ObjectDisposedException or JSDisconnectedException);
}
